period-of-site = { $kind ->
    [month] month
    [half-year] half-year
    [year] year
   *[quarter] quarter
 }
# The period by which the programme reports: site.yaml chooses the form of each of these words. Where a site has a
# word of its own for the period, it stands in for -period, and [own] says the rest with it.
-period-of = { $kind ->
    [month] month
    [half-year] half-year
    [year] year
   *[quarter] quarter
 }
-period = { -period-of }
-periods-of = { $kind ->
    [month] months
    [half-year] half-years
    [year] years
   *[quarter] quarters
 }
-periods = { -periods-of }
-Period-of = { $kind ->
    [month] Month
    [half-year] Half-year
    [year] Year
   *[quarter] Quarter
 }
-Period = { -Period-of }
-Periods-of = { $kind ->
    [month] Months
    [half-year] Half-years
    [year] Years
   *[quarter] Quarters
 }
-Periods = { -Periods-of }
-this-period-of = { $kind ->
    [month] this month
    [half-year] this half-year
    [year] this year
    [own] this { -period }
   *[quarter] this quarter
 }
-this-period = { -this-period-of }
-last-period-of = { $kind ->
    [month] last month
    [half-year] last half-year
    [year] last year
    [own] last { -period }
   *[quarter] last quarter
 }
-last-period = { -last-period-of }
-next-period-of = { $kind ->
    [month] next month
    [half-year] next half-year
    [year] next year
    [own] next { -period }
   *[quarter] next quarter
 }
-next-period = { -next-period-of }
-a-period-of = { $kind ->
    [month] a month
    [half-year] a half-year
    [year] a year
    [own] one { -period }
   *[quarter] a quarter
 }
-a-period = { -a-period-of }
-period-example-of = { $kind ->
    [month] 2021-06
    [half-year] 2021-h1
    [year] 2021
    [own] 2021-q3
   *[quarter] 2021-q3
 }
-period-example = { -period-example-of }
-period-end-of = { $kind ->
    [month] the end of the month
    [half-year] the end of the half-year
    [year] the end of the year
    [own] the end of the { -period }
   *[quarter] the end of the quarter
 }
-period-end = { -period-end-of }
-period-ends-of = { $kind ->
    [month] the end of every month
    [half-year] the end of every half-year
    [year] the end of every year
    [own] the end of every { -period }
   *[quarter] the end of every quarter
 }
-period-ends = { -period-ends-of }
-two-periods-of = { $kind ->
    [month] two months
    [half-year] two half-years
    [year] two years
    [own] two { -periods }
   *[quarter] two quarters
 }
-two-periods = { -two-periods-of }

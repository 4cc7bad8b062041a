period-of-site = { $kind ->
    [month] 月
    [half-year] 半年
    [year] 年度
   *[quarter] 季度
 }
# 报告周期的说法，由 site.yaml 选定。本站另有叫法时，它代替 -period，其余按[own]组成。
-period-of = { $kind ->
    [month] 月份
    [half-year] 半年
    [year] 年度
   *[quarter] 季度
 }
-period = { -period-of }
-this-period-of = { $kind ->
    [month] 本月
    [half-year] 本半年
    [year] 本年度
    [own] 本{ -period }
   *[quarter] 本季
 }
-this-period = { -this-period-of }
-last-period-of = { $kind ->
    [month] 上月
    [half-year] 上个半年
    [year] 上年度
    [own] 上{ -period }
   *[quarter] 上季
 }
-last-period = { -last-period-of }
-next-period-of = { $kind ->
    [month] 下月
    [half-year] 下个半年
    [year] 下年度
    [own] 下{ -period }
   *[quarter] 下季
 }
-next-period = { -next-period-of }
-period-end-of = { $kind ->
    [month] 月末
    [half-year] 半年末
    [year] 年末
    [own] { -period }末
   *[quarter] 季末
 }
-period-end = { -period-end-of }
-period-ends-of = { $kind ->
    [month] 月末
    [half-year] 半年末
    [year] 年度末
    [own] { -period }末
   *[quarter] 季度末
 }
-period-ends = { -period-ends-of }
-two-periods-of = { $kind ->
    [month] 两个月
    [half-year] 两个半年
    [year] 两年
    [own] 两个{ -period }
   *[quarter] 两季
 }
-two-periods = { -two-periods-of }
-period-example-of = { $kind ->
    [month] 2021-06
    [half-year] 2021-h1
    [year] 2021
    [own] 2021-q3
   *[quarter] 2021-q3
 }
-period-example = { -period-example-of }
-periods-of = { $kind ->
    [month] 月份
    [half-year] 半年
    [year] 年度
   *[quarter] 季度
 }
-periods = { -periods-of }
-Period-of = { $kind ->
    [month] 月份
    [half-year] 半年
    [year] 年度
   *[quarter] 季度
 }
-Period = { -Period-of }
-Periods-of = { $kind ->
    [month] 月份
    [half-year] 半年
    [year] 年度
   *[quarter] 季度
 }
-Periods = { -Periods-of }
-a-period-of = { $kind ->
    [month] 一个月
    [half-year] 半年
    [year] 一年
    [own] 一个{ -period }
   *[quarter] 一季
 }
-a-period = { -a-period-of }

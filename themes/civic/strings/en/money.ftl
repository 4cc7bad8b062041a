menu-money = Money
money-description = What { -projects } of { $site } publish of their money, as of { $date }.
money-lead = Money never counts toward a status. Totals cover only the { -projects } that publish the amount; amounts in different currencies or units are not added up.
money-coverage = { $n } of { $of } { $of ->
    [one] { -project } publishes money
   *[other] { -projects } publish money
 }
money-coverage-of = { $n } of { $of } { $of ->
    [one] { -project }
   *[other] { -projects }
 }
money-of = of { $n } of { $of }
money-unit = Amounts in { $unit }
money-unit-currency = { $unit } ({ $currency })
money-unit-unsaid = Amounts without a unit
money-total = { $name }: { $amount }, { $left ->
    [0] of { $of ->
        [one] the one { -project }
       *[other] all { $of } { -projects }
    }
   *[other] published by { $n } of { $of } { -projects }; { $left ->
        [one] one is
       *[other] { $left } are
    } not in it
 }
money-total-dated = { $name }: { $amount } ({ $days }), { $left ->
    [0] of { $of ->
        [one] the one { -project }
       *[other] all { $of } { -projects }
    }
   *[other] published by { $n } of { $of } { -projects }; { $left ->
        [one] one is
       *[other] { $left } are
    } not in it
 }
money-unlike = These totals cover different { -projects } and cannot be compared: none of them is a part of another.
money-days = { $from } to { $to }
money-by-focus = By { -focus }
money-by-department = By responsible { -department }
money-by-project = Each { -project }
money-no-department = No responsible { -department }
money-col-focus = { -Focus }
money-col-department = { -Department }
money-col-project = { -Project }
money-col-bar = Spent of the budget
money-bars = Bars: blue is spent, grey the budget, the line what is committed; the bars of a table have one scale.
money-all = Money of all { -projects } that publish it
money-above = { $amount } above the budget
money-named-above = { $name }: { $above }.
money-above-count = { $n ->
    [one] { $n } { -project } above its budget
   *[other] { $n } { -projects } above their budgets
 }
money-total-above = { $name }: { $n ->
    [one] { $n } { -project } is above its budget
   *[other] { $n } { -projects } are above their budgets
 }

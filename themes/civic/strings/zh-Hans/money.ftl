menu-money = 资金
money-description = { $site }各{ -project }公布的资金，截至{ $date }。
money-lead = 资金不参与状态评判。合计只包括公布了该金额的{ -project }；币种或单位不同的金额不相加。
money-coverage = { $of }个{ -project }中，{ $n }个公布了资金
money-coverage-of = { $of }个{ -project }中的{ $n }个
money-of = { $of }个中的{ $n }个
money-unit = 单位：{ $unit }
money-unit-currency = { $unit }（{ $currency }）
money-unit-unsaid = 没有注明单位的金额
money-total = { $name }合计{ $amount }，{ $left ->
    [0] 包括全部{ $of }个{ -project }
   *[other] 由{ $of }个{ -project }中的{ $n }个公布，其余{ $left }个未计入
 }
money-total-dated = { $name }合计{ $amount }（{ $days }），{ $left ->
    [0] 包括全部{ $of }个{ -project }
   *[other] 由{ $of }个{ -project }中的{ $n }个公布，其余{ $left }个未计入
 }
money-unlike = 各合计包括的{ -project }不同，不能互相比较。
money-days = { $from }至{ $to }
money-by-focus = 按{ -focus }
money-by-department = 按牵头{ -department }
money-by-project = 各{ -project }
money-no-department = 没有牵头{ -department }
money-col-focus = { -focus }
money-col-department = { -department }
money-col-project = { -project }
money-col-bar = 支出与预算
money-bars = 条形：蓝色为已支出，灰色为预算，竖线为已落实；同一张表的条形用同一比例。
money-all = 全部已公布资金的{ -project }
money-above = 超出预算{ $amount }
money-named-above = { $name }：{ $above }。
money-above-count = { $n }个{ -project }超出预算
money-total-above = { $name }：{ $n }个{ -project }超出预算

chart-map-title = { $n ->
    [0] { $by ->
        [declared] { $of }个{ -place }都没有{ -project }被评为有风险或更差
       *[figures] { $of }个{ -place }都没有{ -project }偏慢或滞后
    }
   *[other] { $by ->
        [declared] { $of }个{ -place }中，{ $n }个有{ -project }被评为有风险或更差
       *[figures] { $of }个{ -place }中，{ $n }个有{ -project }偏慢或滞后
    }
 }
chart-map-subtitle = { $by ->
    [declared] 各{ -place }已评级的{ -project }中被评为有风险或更差的占比{ $at ->
        [names] ；图上为“被评数/已评级数”
       *[numbers] {""}
    }
   *[figures] 各{ -place }可评判的{ -project }中偏慢或滞后的占比{ $at ->
        [names] ；图上为“偏慢或滞后数/可评判数”
       *[numbers] {""}
    }
 }
chart-map-alt = 地图：{ $title }。
chart-map-none = 没有
chart-map-to = { $share }以内
chart-map-over = 超过{ $share }
chart-map-nothing = 没有可评判的
chart-map-projects = { -project }
chart-map-behind = 偏慢或滞后
chart-map-behind-declared = 被评为有风险或更差
chart-map-empty = 没有{ -project }
chart-map-number = 图上编号
chart-map-judged = 可评判
chart-map-numbered = 名称放不下的，图上用编号代替；编号见数据表。
chart-map-unnamed = 不是每个{ -place }的名称都放得下；全部见数据表。
chart-map-apart = 会互相遮盖的点并排放置。
chart-map-place = { $name }：{ $n }个{ -project }，{ $by ->
    [declared] { $behind }个被评为有风险或更差
   *[figures] { $behind }个偏慢或滞后
 }
map-counted = 涉及几个{ -place }的{ -project }在每个{ -place }各算一次：公布了当地数据的按当地数据，否则按整个{ -project }的数据。
map-absent = 图上没有：{ $places }。
map-source = 地图：{ $source }。
map-licence = 许可：{ $licence }。
map-reviewed = 审图号：{ $number }。
map-unreviewed = 没有审图号：{ $why }。
map-form = 边界经过简化，图幅中部的距离比例准确。
map-behind = { $n }个偏慢或滞后
map-behind-declared = { $n }个被评为有风险或更差
map-here = { $n ->
    [1] 图上位置
   *[other] 图上位置：{ $n }个{ -place }
 }
data-map = 各{ -place }的边界（GeoJSON，{ $licence }）
map-between = {""}

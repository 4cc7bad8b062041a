data-facts = 已公布的全部事实（首次公布值与后续更正值）
data-parts = { -indicator }的各个部分及其进度
column-fact = 数值所指的内容；路径一经使用不再改作他用

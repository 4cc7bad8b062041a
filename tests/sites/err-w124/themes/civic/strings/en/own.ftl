# The second and the last are said by no page; the third is part of the first, the period's own word counts.
skip = Over to the { text }
skipp = Over to the text
text = text
-this-period = in this quarter
-this-perod = in this quarter

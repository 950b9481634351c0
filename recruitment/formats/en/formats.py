"""English labels, the same papers: days are typed in the same spellings."""

DATE_INPUT_FORMATS = ["%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d"]
FIRST_DAY_OF_WEEK = 1

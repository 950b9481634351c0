"""English labels, the same papers: days are typed in the same spellings, and printed as they can be typed again."""

DATE_FORMAT = "Y-m-d"
MONTH_DAY_FORMAT = "m-d"
DATETIME_FORMAT = "Y-m-d H:i"
TIME_FORMAT = "H:i"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d"]
FIRST_DAY_OF_WEEK = 1

"""Surnames that are read otherwise than the same character in a word (曾 zēng, 单 shàn, 解 xiè …)."""

_READ = """
曾=zeng 单=shan 解=xie 仇=qiu 区=ou 查=zha 盖=ge 翟=zhai 缪=miao 朴=piao 任=ren 华=hua 纪=ji 乐=yue 员=yun 尉=wei
覃=qin 谌=chen 隗=wei 冼=xian 洗=xian 逄=pang 訾=zi 宓=mi 燕=yan 折=she 种=chong 黑=he 秘=bi 繁=po 能=nai 郗=xi
祭=zhai 牟=mu 那=na 车=che 句=gou 阚=kan 郇=xun 佴=nai 撒=sa 干=gan 薄=bo 柏=bai 番=pan 葛=ge 宿=su 俞=yu 厍=she
相=xiang 仉=zhang 幺=yao 都=du 曲=qu 石=shi 盛=sheng 沈=shen 过=guo 召=shao 长=chang 行=xing 重=chong 尹=yin 应=ying
宁=ning 强=qiang 逯=lu 哈=ha 炅=gui 瞿=qu 晁=chao 卜=bu 贾=jia 於=yu 令=ling 莘=shen 眭=sui 殷=yin 乜=nie
"""
_OF_TWO = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠
公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁
拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 单于 左丘 东门 西门 第五
"""
READINGS = dict(pair.split("=") for pair in _READ.split())
COMPOUND = frozenset(_OF_TWO.split())
"""Two characters that are one surname; the readings of these are known to pypinyin."""

"""
Countries and territories.
"""

from __future__ import annotations

from typing import Final, final

from safetygate.domain.records.code import CodeList, Entry


@final
class Country(CodeList):
    """
    A country or territory, under its ISO 3166-1 alpha-2 code.

    Labels follow the Unicode Common Locale Data Repository (CLDR); they express no position on the
    status of any territory.
    Beside the standard stand `XI`, the Union's code for the United Kingdom in respect of Northern Ireland
    (Council Directive (EU) 2020/1756), and `XK`, which CLDR lists.
    """

    AD = Entry("AD", "Andorra", "安道尔")
    AE = Entry("AE", "United Arab Emirates", "阿拉伯联合酋长国")
    AF = Entry("AF", "Afghanistan", "阿富汗")
    AG = Entry("AG", "Antigua & Barbuda", "安提瓜和巴布达")
    AI = Entry("AI", "Anguilla", "安圭拉")
    AL = Entry("AL", "Albania", "阿尔巴尼亚")
    AM = Entry("AM", "Armenia", "亚美尼亚")
    AO = Entry("AO", "Angola", "安哥拉")
    AQ = Entry("AQ", "Antarctica", "南极洲")
    AR = Entry("AR", "Argentina", "阿根廷")
    AS = Entry("AS", "American Samoa", "美属萨摩亚")
    AT = Entry("AT", "Austria", "奥地利")
    AU = Entry("AU", "Australia", "澳大利亚")
    AW = Entry("AW", "Aruba", "阿鲁巴")
    AX = Entry("AX", "Åland Islands", "奥兰群岛")
    AZ = Entry("AZ", "Azerbaijan", "阿塞拜疆")
    BA = Entry("BA", "Bosnia & Herzegovina", "波斯尼亚和黑塞哥维那")
    BB = Entry("BB", "Barbados", "巴巴多斯")
    BD = Entry("BD", "Bangladesh", "孟加拉国")
    BE = Entry("BE", "Belgium", "比利时")
    BF = Entry("BF", "Burkina Faso", "布基纳法索")
    BG = Entry("BG", "Bulgaria", "保加利亚")
    BH = Entry("BH", "Bahrain", "巴林")
    BI = Entry("BI", "Burundi", "布隆迪")
    BJ = Entry("BJ", "Benin", "贝宁")
    BL = Entry("BL", "St. Barthélemy", "圣巴泰勒米")
    BM = Entry("BM", "Bermuda", "百慕大")
    BN = Entry("BN", "Brunei", "文莱")
    BO = Entry("BO", "Bolivia", "玻利维亚")
    BQ = Entry("BQ", "Caribbean Netherlands", "荷属加勒比区")
    BR = Entry("BR", "Brazil", "巴西")
    BS = Entry("BS", "Bahamas", "巴哈马")
    BT = Entry("BT", "Bhutan", "不丹")
    BV = Entry("BV", "Bouvet Island", "布韦岛")
    BW = Entry("BW", "Botswana", "博茨瓦纳")
    BY = Entry("BY", "Belarus", "白俄罗斯")
    BZ = Entry("BZ", "Belize", "伯利兹")
    CA = Entry("CA", "Canada", "加拿大")
    CC = Entry("CC", "Cocos (Keeling) Islands", "科科斯（基林）群岛")
    CD = Entry("CD", "Congo - Kinshasa", "刚果（金）")
    CF = Entry("CF", "Central African Republic", "中非共和国")
    CG = Entry("CG", "Congo - Brazzaville", "刚果（布）")
    CH = Entry("CH", "Switzerland", "瑞士")
    # The reports print "Ivory Coast".
    CI = Entry("CI", "Côte d’Ivoire", "科特迪瓦")
    CK = Entry("CK", "Cook Islands", "库克群岛")
    CL = Entry("CL", "Chile", "智利")
    CM = Entry("CM", "Cameroon", "喀麦隆")
    # The reports print "People's Republic of China", as the origin of 15,933 alerts in 32,566.
    CN = Entry("CN", "China", "中国")
    CO = Entry("CO", "Colombia", "哥伦比亚")
    CR = Entry("CR", "Costa Rica", "哥斯达黎加")
    CU = Entry("CU", "Cuba", "古巴")
    CV = Entry("CV", "Cape Verde", "佛得角")
    CW = Entry("CW", "Curaçao", "库拉索")
    CX = Entry("CX", "Christmas Island", "圣诞岛")
    CY = Entry("CY", "Cyprus", "塞浦路斯")
    CZ = Entry("CZ", "Czechia", "捷克")
    DE = Entry("DE", "Germany", "德国")
    DJ = Entry("DJ", "Djibouti", "吉布提")
    DK = Entry("DK", "Denmark", "丹麦")
    DM = Entry("DM", "Dominica", "多米尼克")
    DO = Entry("DO", "Dominican Republic", "多米尼加共和国")
    DZ = Entry("DZ", "Algeria", "阿尔及利亚")
    EC = Entry("EC", "Ecuador", "厄瓜多尔")
    EE = Entry("EE", "Estonia", "爱沙尼亚")
    EG = Entry("EG", "Egypt", "埃及")
    EH = Entry("EH", "Western Sahara", "西撒哈拉")
    ER = Entry("ER", "Eritrea", "厄立特里亚")
    ES = Entry("ES", "Spain", "西班牙")
    ET = Entry("ET", "Ethiopia", "埃塞俄比亚")
    FI = Entry("FI", "Finland", "芬兰")
    FJ = Entry("FJ", "Fiji", "斐济")
    FK = Entry("FK", "Falkland Islands", "福克兰群岛")
    FM = Entry("FM", "Micronesia", "密克罗尼西亚")
    FO = Entry("FO", "Faroe Islands", "法罗群岛")
    FR = Entry("FR", "France", "法国")
    GA = Entry("GA", "Gabon", "加蓬")
    GB = Entry("GB", "United Kingdom", "英国")
    GD = Entry("GD", "Grenada", "格林纳达")
    GE = Entry("GE", "Georgia", "格鲁吉亚")
    GF = Entry("GF", "French Guiana", "法属圭亚那")
    GG = Entry("GG", "Guernsey", "根西岛")
    GH = Entry("GH", "Ghana", "加纳")
    GI = Entry("GI", "Gibraltar", "直布罗陀")
    GL = Entry("GL", "Greenland", "格陵兰")
    GM = Entry("GM", "Gambia", "冈比亚")
    GN = Entry("GN", "Guinea", "几内亚")
    GP = Entry("GP", "Guadeloupe", "瓜德罗普")
    GQ = Entry("GQ", "Equatorial Guinea", "赤道几内亚")
    GR = Entry("GR", "Greece", "希腊")
    GS = Entry("GS", "South Georgia & South Sandwich Islands", "南乔治亚和南桑威奇群岛")
    GT = Entry("GT", "Guatemala", "危地马拉")
    GU = Entry("GU", "Guam", "关岛")
    GW = Entry("GW", "Guinea-Bissau", "几内亚比绍")
    GY = Entry("GY", "Guyana", "圭亚那")
    HK = Entry("HK", "Hong Kong SAR China", "中国香港特别行政区")
    HM = Entry("HM", "Heard & McDonald Islands", "赫德岛和麦克唐纳群岛")
    HN = Entry("HN", "Honduras", "洪都拉斯")
    HR = Entry("HR", "Croatia", "克罗地亚")
    HT = Entry("HT", "Haiti", "海地")
    HU = Entry("HU", "Hungary", "匈牙利")
    ID = Entry("ID", "Indonesia", "印度尼西亚")
    IE = Entry("IE", "Ireland", "爱尔兰")
    IL = Entry("IL", "Israel", "以色列")
    IM = Entry("IM", "Isle of Man", "马恩岛")
    IN = Entry("IN", "India", "印度")
    IO = Entry("IO", "British Indian Ocean Territory", "英属印度洋领地")
    IQ = Entry("IQ", "Iraq", "伊拉克")
    IR = Entry("IR", "Iran", "伊朗")
    IS = Entry("IS", "Iceland", "冰岛")
    IT = Entry("IT", "Italy", "意大利")
    JE = Entry("JE", "Jersey", "泽西岛")
    JM = Entry("JM", "Jamaica", "牙买加")
    JO = Entry("JO", "Jordan", "约旦")
    JP = Entry("JP", "Japan", "日本")
    KE = Entry("KE", "Kenya", "肯尼亚")
    KG = Entry("KG", "Kyrgyzstan", "吉尔吉斯斯坦")
    KH = Entry("KH", "Cambodia", "柬埔寨")
    KI = Entry("KI", "Kiribati", "基里巴斯")
    KM = Entry("KM", "Comoros", "科摩罗")
    KN = Entry("KN", "St. Kitts & Nevis", "圣基茨和尼维斯")
    KP = Entry("KP", "North Korea", "朝鲜")
    KR = Entry("KR", "South Korea", "韩国")
    KW = Entry("KW", "Kuwait", "科威特")
    KY = Entry("KY", "Cayman Islands", "开曼群岛")
    KZ = Entry("KZ", "Kazakhstan", "哈萨克斯坦")
    LA = Entry("LA", "Laos", "老挝")
    LB = Entry("LB", "Lebanon", "黎巴嫩")
    LC = Entry("LC", "St. Lucia", "圣卢西亚")
    LI = Entry("LI", "Liechtenstein", "列支敦士登")
    LK = Entry("LK", "Sri Lanka", "斯里兰卡")
    LR = Entry("LR", "Liberia", "利比里亚")
    LS = Entry("LS", "Lesotho", "莱索托")
    LT = Entry("LT", "Lithuania", "立陶宛")
    LU = Entry("LU", "Luxembourg", "卢森堡")
    LV = Entry("LV", "Latvia", "拉脱维亚")
    LY = Entry("LY", "Libya", "利比亚")
    MA = Entry("MA", "Morocco", "摩洛哥")
    MC = Entry("MC", "Monaco", "摩纳哥")
    MD = Entry("MD", "Moldova", "摩尔多瓦")
    ME = Entry("ME", "Montenegro", "黑山")
    MF = Entry("MF", "St. Martin", "法属圣马丁")
    MG = Entry("MG", "Madagascar", "马达加斯加")
    MH = Entry("MH", "Marshall Islands", "马绍尔群岛")
    MK = Entry("MK", "North Macedonia", "北马其顿")
    ML = Entry("ML", "Mali", "马里")
    MM = Entry("MM", "Myanmar (Burma)", "缅甸")
    MN = Entry("MN", "Mongolia", "蒙古")
    MO = Entry("MO", "Macao SAR China", "中国澳门特别行政区")
    MP = Entry("MP", "Northern Mariana Islands", "北马里亚纳群岛")
    MQ = Entry("MQ", "Martinique", "马提尼克")
    MR = Entry("MR", "Mauritania", "毛里塔尼亚")
    MS = Entry("MS", "Montserrat", "蒙特塞拉特")
    MT = Entry("MT", "Malta", "马耳他")
    MU = Entry("MU", "Mauritius", "毛里求斯")
    MV = Entry("MV", "Maldives", "马尔代夫")
    MW = Entry("MW", "Malawi", "马拉维")
    MX = Entry("MX", "Mexico", "墨西哥")
    MY = Entry("MY", "Malaysia", "马来西亚")
    MZ = Entry("MZ", "Mozambique", "莫桑比克")
    NA = Entry("NA", "Namibia", "纳米比亚")
    NC = Entry("NC", "New Caledonia", "新喀里多尼亚")
    NE = Entry("NE", "Niger", "尼日尔")
    NF = Entry("NF", "Norfolk Island", "诺福克岛")
    NG = Entry("NG", "Nigeria", "尼日利亚")
    NI = Entry("NI", "Nicaragua", "尼加拉瓜")
    NL = Entry("NL", "Netherlands", "荷兰")
    NO = Entry("NO", "Norway", "挪威")
    NP = Entry("NP", "Nepal", "尼泊尔")
    NR = Entry("NR", "Nauru", "瑙鲁")
    NU = Entry("NU", "Niue", "纽埃")
    NZ = Entry("NZ", "New Zealand", "新西兰")
    OM = Entry("OM", "Oman", "阿曼")
    PA = Entry("PA", "Panama", "巴拿马")
    PE = Entry("PE", "Peru", "秘鲁")
    PF = Entry("PF", "French Polynesia", "法属波利尼西亚")
    PG = Entry("PG", "Papua New Guinea", "巴布亚新几内亚")
    PH = Entry("PH", "Philippines", "菲律宾")
    PK = Entry("PK", "Pakistan", "巴基斯坦")
    PL = Entry("PL", "Poland", "波兰")
    PM = Entry("PM", "St. Pierre & Miquelon", "圣皮埃尔和密克隆群岛")
    PN = Entry("PN", "Pitcairn Islands", "皮特凯恩群岛")
    PR = Entry("PR", "Puerto Rico", "波多黎各")
    PS = Entry("PS", "Palestinian Territories", "巴勒斯坦领土")
    PT = Entry("PT", "Portugal", "葡萄牙")
    PW = Entry("PW", "Palau", "帕劳")
    PY = Entry("PY", "Paraguay", "巴拉圭")
    QA = Entry("QA", "Qatar", "卡塔尔")
    RE = Entry("RE", "Réunion", "留尼汪")
    RO = Entry("RO", "Romania", "罗马尼亚")
    RS = Entry("RS", "Serbia", "塞尔维亚")
    RU = Entry("RU", "Russia", "俄罗斯")
    RW = Entry("RW", "Rwanda", "卢旺达")
    SA = Entry("SA", "Saudi Arabia", "沙特阿拉伯")
    SB = Entry("SB", "Solomon Islands", "所罗门群岛")
    SC = Entry("SC", "Seychelles", "塞舌尔")
    SD = Entry("SD", "Sudan", "苏丹")
    SE = Entry("SE", "Sweden", "瑞典")
    SG = Entry("SG", "Singapore", "新加坡")
    SH = Entry("SH", "St. Helena", "圣赫勒拿")
    SI = Entry("SI", "Slovenia", "斯洛文尼亚")
    SJ = Entry("SJ", "Svalbard & Jan Mayen", "斯瓦尔巴和扬马延")
    SK = Entry("SK", "Slovakia", "斯洛伐克")
    SL = Entry("SL", "Sierra Leone", "塞拉利昂")
    SM = Entry("SM", "San Marino", "圣马力诺")
    SN = Entry("SN", "Senegal", "塞内加尔")
    SO = Entry("SO", "Somalia", "索马里")
    SR = Entry("SR", "Suriname", "苏里南")
    SS = Entry("SS", "South Sudan", "南苏丹")
    ST = Entry("ST", "São Tomé & Príncipe", "圣多美和普林西比")
    SV = Entry("SV", "El Salvador", "萨尔瓦多")
    SX = Entry("SX", "Sint Maarten", "荷属圣马丁")
    SY = Entry("SY", "Syria", "叙利亚")
    # The reports print "Swaziland".
    SZ = Entry("SZ", "Eswatini", "斯威士兰")
    TC = Entry("TC", "Turks & Caicos Islands", "特克斯和凯科斯群岛")
    TD = Entry("TD", "Chad", "乍得")
    TF = Entry("TF", "French Southern Territories", "法属南部领地")
    TG = Entry("TG", "Togo", "多哥")
    TH = Entry("TH", "Thailand", "泰国")
    TJ = Entry("TJ", "Tajikistan", "塔吉克斯坦")
    TK = Entry("TK", "Tokelau", "托克劳")
    TL = Entry("TL", "Timor-Leste", "东帝汶")
    TM = Entry("TM", "Turkmenistan", "土库曼斯坦")
    TN = Entry("TN", "Tunisia", "突尼斯")
    TO = Entry("TO", "Tonga", "汤加")
    # The export of 2020 still prints "Turkey".
    TR = Entry("TR", "Türkiye", "土耳其")
    TT = Entry("TT", "Trinidad & Tobago", "特立尼达和多巴哥")
    TV = Entry("TV", "Tuvalu", "图瓦卢")
    TW = Entry("TW", "Taiwan", "台湾")
    TZ = Entry("TZ", "Tanzania", "坦桑尼亚")
    UA = Entry("UA", "Ukraine", "乌克兰")
    UG = Entry("UG", "Uganda", "乌干达")
    UM = Entry("UM", "U.S. Outlying Islands", "美国本土外小岛屿")
    US = Entry("US", "United States", "美国")
    UY = Entry("UY", "Uruguay", "乌拉圭")
    UZ = Entry("UZ", "Uzbekistan", "乌兹别克斯坦")
    VA = Entry("VA", "Vatican City", "梵蒂冈")
    VC = Entry("VC", "St. Vincent & Grenadines", "圣文森特和格林纳丁斯")
    VE = Entry("VE", "Venezuela", "委内瑞拉")
    VG = Entry("VG", "British Virgin Islands", "英属维尔京群岛")
    VI = Entry("VI", "U.S. Virgin Islands", "美属维尔京群岛")
    VN = Entry("VN", "Vietnam", "越南")
    VU = Entry("VU", "Vanuatu", "瓦努阿图")
    WF = Entry("WF", "Wallis & Futuna", "瓦利斯和富图纳")
    WS = Entry("WS", "Samoa", "萨摩亚")
    # In the weekly reports since 2022; until 2021 the United Kingdom notified as a whole.
    XI = Entry("XI", "United Kingdom in respect of Northern Ireland", "英国（北爱尔兰）")
    XK = Entry("XK", "Kosovo", "科索沃")
    YE = Entry("YE", "Yemen", "也门")
    YT = Entry("YT", "Mayotte", "马约特")
    ZA = Entry("ZA", "South Africa", "南非")
    ZM = Entry("ZM", "Zambia", "赞比亚")
    ZW = Entry("ZW", "Zimbabwe", "津巴布韦")
    OTHER = Entry("other", "Other", "其他")


EU_MEMBERS: Final = frozenset(
    {
        Country.AT,
        Country.BE,
        Country.BG,
        Country.CY,
        Country.CZ,
        Country.DE,
        Country.DK,
        Country.EE,
        Country.ES,
        Country.FI,
        Country.FR,
        Country.GR,
        Country.HR,
        Country.HU,
        Country.IE,
        Country.IT,
        Country.LT,
        Country.LU,
        Country.LV,
        Country.MT,
        Country.NL,
        Country.PL,
        Country.PT,
        Country.RO,
        Country.SE,
        Country.SI,
        Country.SK,
    }
)
"""The Member States of the Union since 1 February 2020 (Treaty on European Union, Article 52)."""

EEA: Final = EU_MEMBERS | {Country.IS, Country.LI, Country.NO}
"""The States of the European Economic Area, where the Safety Gate applies (Agreement on the EEA, Article 2)."""

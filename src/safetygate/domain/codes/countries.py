"""
Countries and territories.
"""

from __future__ import annotations

from typing import Final, final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class Country(CodeList):
    """
    A country or territory, under its ISO 3166-1 alpha-2 code.

    Labels follow the Unicode Common Locale Data Repository (CLDR); they express no position on the
    status of any territory.
    Beside the standard stand `XI`, the Union's code for the United Kingdom in respect of Northern Ireland
    (Council Directive (EU) 2020/1756), and `XK`, which CLDR lists.
    """

    AD = CodeRow("AD", "Andorra", "安道尔")
    AE = CodeRow("AE", "United Arab Emirates", "阿拉伯联合酋长国")
    AF = CodeRow("AF", "Afghanistan", "阿富汗")
    AG = CodeRow("AG", "Antigua & Barbuda", "安提瓜和巴布达")
    AI = CodeRow("AI", "Anguilla", "安圭拉")
    AL = CodeRow("AL", "Albania", "阿尔巴尼亚")
    AM = CodeRow("AM", "Armenia", "亚美尼亚")
    AO = CodeRow("AO", "Angola", "安哥拉")
    AQ = CodeRow("AQ", "Antarctica", "南极洲")
    AR = CodeRow("AR", "Argentina", "阿根廷")
    AS = CodeRow("AS", "American Samoa", "美属萨摩亚")
    AT = CodeRow("AT", "Austria", "奥地利")
    AU = CodeRow("AU", "Australia", "澳大利亚")
    AW = CodeRow("AW", "Aruba", "阿鲁巴")
    AX = CodeRow("AX", "Åland Islands", "奥兰群岛")
    AZ = CodeRow("AZ", "Azerbaijan", "阿塞拜疆")
    BA = CodeRow("BA", "Bosnia & Herzegovina", "波斯尼亚和黑塞哥维那")
    BB = CodeRow("BB", "Barbados", "巴巴多斯")
    BD = CodeRow("BD", "Bangladesh", "孟加拉国")
    BE = CodeRow("BE", "Belgium", "比利时")
    BF = CodeRow("BF", "Burkina Faso", "布基纳法索")
    BG = CodeRow("BG", "Bulgaria", "保加利亚")
    BH = CodeRow("BH", "Bahrain", "巴林")
    BI = CodeRow("BI", "Burundi", "布隆迪")
    BJ = CodeRow("BJ", "Benin", "贝宁")
    BL = CodeRow("BL", "St. Barthélemy", "圣巴泰勒米")
    BM = CodeRow("BM", "Bermuda", "百慕大")
    BN = CodeRow("BN", "Brunei", "文莱")
    BO = CodeRow("BO", "Bolivia", "玻利维亚")
    BQ = CodeRow("BQ", "Caribbean Netherlands", "荷属加勒比区")
    BR = CodeRow("BR", "Brazil", "巴西")
    BS = CodeRow("BS", "Bahamas", "巴哈马")
    BT = CodeRow("BT", "Bhutan", "不丹")
    BV = CodeRow("BV", "Bouvet Island", "布韦岛")
    BW = CodeRow("BW", "Botswana", "博茨瓦纳")
    BY = CodeRow("BY", "Belarus", "白俄罗斯")
    BZ = CodeRow("BZ", "Belize", "伯利兹")
    CA = CodeRow("CA", "Canada", "加拿大")
    CC = CodeRow("CC", "Cocos (Keeling) Islands", "科科斯（基林）群岛")
    CD = CodeRow("CD", "Congo - Kinshasa", "刚果（金）")
    CF = CodeRow("CF", "Central African Republic", "中非共和国")
    CG = CodeRow("CG", "Congo - Brazzaville", "刚果（布）")
    CH = CodeRow("CH", "Switzerland", "瑞士")
    # The reports print "Ivory Coast".
    CI = CodeRow("CI", "Côte d’Ivoire", "科特迪瓦")
    CK = CodeRow("CK", "Cook Islands", "库克群岛")
    CL = CodeRow("CL", "Chile", "智利")
    CM = CodeRow("CM", "Cameroon", "喀麦隆")
    # The reports print "People's Republic of China", as the origin of 15,933 alerts in 32,566.
    CN = CodeRow("CN", "China", "中国")
    CO = CodeRow("CO", "Colombia", "哥伦比亚")
    CR = CodeRow("CR", "Costa Rica", "哥斯达黎加")
    CU = CodeRow("CU", "Cuba", "古巴")
    CV = CodeRow("CV", "Cape Verde", "佛得角")
    CW = CodeRow("CW", "Curaçao", "库拉索")
    CX = CodeRow("CX", "Christmas Island", "圣诞岛")
    CY = CodeRow("CY", "Cyprus", "塞浦路斯")
    CZ = CodeRow("CZ", "Czechia", "捷克")
    DE = CodeRow("DE", "Germany", "德国")
    DJ = CodeRow("DJ", "Djibouti", "吉布提")
    DK = CodeRow("DK", "Denmark", "丹麦")
    DM = CodeRow("DM", "Dominica", "多米尼克")
    DO = CodeRow("DO", "Dominican Republic", "多米尼加共和国")
    DZ = CodeRow("DZ", "Algeria", "阿尔及利亚")
    EC = CodeRow("EC", "Ecuador", "厄瓜多尔")
    EE = CodeRow("EE", "Estonia", "爱沙尼亚")
    EG = CodeRow("EG", "Egypt", "埃及")
    EH = CodeRow("EH", "Western Sahara", "西撒哈拉")
    ER = CodeRow("ER", "Eritrea", "厄立特里亚")
    ES = CodeRow("ES", "Spain", "西班牙")
    ET = CodeRow("ET", "Ethiopia", "埃塞俄比亚")
    FI = CodeRow("FI", "Finland", "芬兰")
    FJ = CodeRow("FJ", "Fiji", "斐济")
    FK = CodeRow("FK", "Falkland Islands", "福克兰群岛")
    FM = CodeRow("FM", "Micronesia", "密克罗尼西亚")
    FO = CodeRow("FO", "Faroe Islands", "法罗群岛")
    FR = CodeRow("FR", "France", "法国")
    GA = CodeRow("GA", "Gabon", "加蓬")
    GB = CodeRow("GB", "United Kingdom", "英国")
    GD = CodeRow("GD", "Grenada", "格林纳达")
    GE = CodeRow("GE", "Georgia", "格鲁吉亚")
    GF = CodeRow("GF", "French Guiana", "法属圭亚那")
    GG = CodeRow("GG", "Guernsey", "根西岛")
    GH = CodeRow("GH", "Ghana", "加纳")
    GI = CodeRow("GI", "Gibraltar", "直布罗陀")
    GL = CodeRow("GL", "Greenland", "格陵兰")
    GM = CodeRow("GM", "Gambia", "冈比亚")
    GN = CodeRow("GN", "Guinea", "几内亚")
    GP = CodeRow("GP", "Guadeloupe", "瓜德罗普")
    GQ = CodeRow("GQ", "Equatorial Guinea", "赤道几内亚")
    GR = CodeRow("GR", "Greece", "希腊")
    GS = CodeRow("GS", "South Georgia & South Sandwich Islands", "南乔治亚和南桑威奇群岛")
    GT = CodeRow("GT", "Guatemala", "危地马拉")
    GU = CodeRow("GU", "Guam", "关岛")
    GW = CodeRow("GW", "Guinea-Bissau", "几内亚比绍")
    GY = CodeRow("GY", "Guyana", "圭亚那")
    HK = CodeRow("HK", "Hong Kong SAR China", "中国香港特别行政区")
    HM = CodeRow("HM", "Heard & McDonald Islands", "赫德岛和麦克唐纳群岛")
    HN = CodeRow("HN", "Honduras", "洪都拉斯")
    HR = CodeRow("HR", "Croatia", "克罗地亚")
    HT = CodeRow("HT", "Haiti", "海地")
    HU = CodeRow("HU", "Hungary", "匈牙利")
    ID = CodeRow("ID", "Indonesia", "印度尼西亚")
    IE = CodeRow("IE", "Ireland", "爱尔兰")
    IL = CodeRow("IL", "Israel", "以色列")
    IM = CodeRow("IM", "Isle of Man", "马恩岛")
    IN = CodeRow("IN", "India", "印度")
    IO = CodeRow("IO", "British Indian Ocean Territory", "英属印度洋领地")
    IQ = CodeRow("IQ", "Iraq", "伊拉克")
    IR = CodeRow("IR", "Iran", "伊朗")
    IS = CodeRow("IS", "Iceland", "冰岛")
    IT = CodeRow("IT", "Italy", "意大利")
    JE = CodeRow("JE", "Jersey", "泽西岛")
    JM = CodeRow("JM", "Jamaica", "牙买加")
    JO = CodeRow("JO", "Jordan", "约旦")
    JP = CodeRow("JP", "Japan", "日本")
    KE = CodeRow("KE", "Kenya", "肯尼亚")
    KG = CodeRow("KG", "Kyrgyzstan", "吉尔吉斯斯坦")
    KH = CodeRow("KH", "Cambodia", "柬埔寨")
    KI = CodeRow("KI", "Kiribati", "基里巴斯")
    KM = CodeRow("KM", "Comoros", "科摩罗")
    KN = CodeRow("KN", "St. Kitts & Nevis", "圣基茨和尼维斯")
    KP = CodeRow("KP", "North Korea", "朝鲜")
    KR = CodeRow("KR", "South Korea", "韩国")
    KW = CodeRow("KW", "Kuwait", "科威特")
    KY = CodeRow("KY", "Cayman Islands", "开曼群岛")
    KZ = CodeRow("KZ", "Kazakhstan", "哈萨克斯坦")
    LA = CodeRow("LA", "Laos", "老挝")
    LB = CodeRow("LB", "Lebanon", "黎巴嫩")
    LC = CodeRow("LC", "St. Lucia", "圣卢西亚")
    LI = CodeRow("LI", "Liechtenstein", "列支敦士登")
    LK = CodeRow("LK", "Sri Lanka", "斯里兰卡")
    LR = CodeRow("LR", "Liberia", "利比里亚")
    LS = CodeRow("LS", "Lesotho", "莱索托")
    LT = CodeRow("LT", "Lithuania", "立陶宛")
    LU = CodeRow("LU", "Luxembourg", "卢森堡")
    LV = CodeRow("LV", "Latvia", "拉脱维亚")
    LY = CodeRow("LY", "Libya", "利比亚")
    MA = CodeRow("MA", "Morocco", "摩洛哥")
    MC = CodeRow("MC", "Monaco", "摩纳哥")
    MD = CodeRow("MD", "Moldova", "摩尔多瓦")
    ME = CodeRow("ME", "Montenegro", "黑山")
    MF = CodeRow("MF", "St. Martin", "法属圣马丁")
    MG = CodeRow("MG", "Madagascar", "马达加斯加")
    MH = CodeRow("MH", "Marshall Islands", "马绍尔群岛")
    MK = CodeRow("MK", "North Macedonia", "北马其顿")
    ML = CodeRow("ML", "Mali", "马里")
    MM = CodeRow("MM", "Myanmar (Burma)", "缅甸")
    MN = CodeRow("MN", "Mongolia", "蒙古")
    MO = CodeRow("MO", "Macao SAR China", "中国澳门特别行政区")
    MP = CodeRow("MP", "Northern Mariana Islands", "北马里亚纳群岛")
    MQ = CodeRow("MQ", "Martinique", "马提尼克")
    MR = CodeRow("MR", "Mauritania", "毛里塔尼亚")
    MS = CodeRow("MS", "Montserrat", "蒙特塞拉特")
    MT = CodeRow("MT", "Malta", "马耳他")
    MU = CodeRow("MU", "Mauritius", "毛里求斯")
    MV = CodeRow("MV", "Maldives", "马尔代夫")
    MW = CodeRow("MW", "Malawi", "马拉维")
    MX = CodeRow("MX", "Mexico", "墨西哥")
    MY = CodeRow("MY", "Malaysia", "马来西亚")
    MZ = CodeRow("MZ", "Mozambique", "莫桑比克")
    NA = CodeRow("NA", "Namibia", "纳米比亚")
    NC = CodeRow("NC", "New Caledonia", "新喀里多尼亚")
    NE = CodeRow("NE", "Niger", "尼日尔")
    NF = CodeRow("NF", "Norfolk Island", "诺福克岛")
    NG = CodeRow("NG", "Nigeria", "尼日利亚")
    NI = CodeRow("NI", "Nicaragua", "尼加拉瓜")
    NL = CodeRow("NL", "Netherlands", "荷兰")
    NO = CodeRow("NO", "Norway", "挪威")
    NP = CodeRow("NP", "Nepal", "尼泊尔")
    NR = CodeRow("NR", "Nauru", "瑙鲁")
    NU = CodeRow("NU", "Niue", "纽埃")
    NZ = CodeRow("NZ", "New Zealand", "新西兰")
    OM = CodeRow("OM", "Oman", "阿曼")
    PA = CodeRow("PA", "Panama", "巴拿马")
    PE = CodeRow("PE", "Peru", "秘鲁")
    PF = CodeRow("PF", "French Polynesia", "法属波利尼西亚")
    PG = CodeRow("PG", "Papua New Guinea", "巴布亚新几内亚")
    PH = CodeRow("PH", "Philippines", "菲律宾")
    PK = CodeRow("PK", "Pakistan", "巴基斯坦")
    PL = CodeRow("PL", "Poland", "波兰")
    PM = CodeRow("PM", "St. Pierre & Miquelon", "圣皮埃尔和密克隆群岛")
    PN = CodeRow("PN", "Pitcairn Islands", "皮特凯恩群岛")
    PR = CodeRow("PR", "Puerto Rico", "波多黎各")
    PS = CodeRow("PS", "Palestinian Territories", "巴勒斯坦领土")
    PT = CodeRow("PT", "Portugal", "葡萄牙")
    PW = CodeRow("PW", "Palau", "帕劳")
    PY = CodeRow("PY", "Paraguay", "巴拉圭")
    QA = CodeRow("QA", "Qatar", "卡塔尔")
    RE = CodeRow("RE", "Réunion", "留尼汪")
    RO = CodeRow("RO", "Romania", "罗马尼亚")
    RS = CodeRow("RS", "Serbia", "塞尔维亚")
    RU = CodeRow("RU", "Russia", "俄罗斯")
    RW = CodeRow("RW", "Rwanda", "卢旺达")
    SA = CodeRow("SA", "Saudi Arabia", "沙特阿拉伯")
    SB = CodeRow("SB", "Solomon Islands", "所罗门群岛")
    SC = CodeRow("SC", "Seychelles", "塞舌尔")
    SD = CodeRow("SD", "Sudan", "苏丹")
    SE = CodeRow("SE", "Sweden", "瑞典")
    SG = CodeRow("SG", "Singapore", "新加坡")
    SH = CodeRow("SH", "St. Helena", "圣赫勒拿")
    SI = CodeRow("SI", "Slovenia", "斯洛文尼亚")
    SJ = CodeRow("SJ", "Svalbard & Jan Mayen", "斯瓦尔巴和扬马延")
    SK = CodeRow("SK", "Slovakia", "斯洛伐克")
    SL = CodeRow("SL", "Sierra Leone", "塞拉利昂")
    SM = CodeRow("SM", "San Marino", "圣马力诺")
    SN = CodeRow("SN", "Senegal", "塞内加尔")
    SO = CodeRow("SO", "Somalia", "索马里")
    SR = CodeRow("SR", "Suriname", "苏里南")
    SS = CodeRow("SS", "South Sudan", "南苏丹")
    ST = CodeRow("ST", "São Tomé & Príncipe", "圣多美和普林西比")
    SV = CodeRow("SV", "El Salvador", "萨尔瓦多")
    SX = CodeRow("SX", "Sint Maarten", "荷属圣马丁")
    SY = CodeRow("SY", "Syria", "叙利亚")
    # The reports print "Swaziland".
    SZ = CodeRow("SZ", "Eswatini", "斯威士兰")
    TC = CodeRow("TC", "Turks & Caicos Islands", "特克斯和凯科斯群岛")
    TD = CodeRow("TD", "Chad", "乍得")
    TF = CodeRow("TF", "French Southern Territories", "法属南部领地")
    TG = CodeRow("TG", "Togo", "多哥")
    TH = CodeRow("TH", "Thailand", "泰国")
    TJ = CodeRow("TJ", "Tajikistan", "塔吉克斯坦")
    TK = CodeRow("TK", "Tokelau", "托克劳")
    TL = CodeRow("TL", "Timor-Leste", "东帝汶")
    TM = CodeRow("TM", "Turkmenistan", "土库曼斯坦")
    TN = CodeRow("TN", "Tunisia", "突尼斯")
    TO = CodeRow("TO", "Tonga", "汤加")
    # The export of 2020 still prints "Turkey".
    TR = CodeRow("TR", "Türkiye", "土耳其")
    TT = CodeRow("TT", "Trinidad & Tobago", "特立尼达和多巴哥")
    TV = CodeRow("TV", "Tuvalu", "图瓦卢")
    TW = CodeRow("TW", "Taiwan", "台湾")
    TZ = CodeRow("TZ", "Tanzania", "坦桑尼亚")
    UA = CodeRow("UA", "Ukraine", "乌克兰")
    UG = CodeRow("UG", "Uganda", "乌干达")
    UM = CodeRow("UM", "U.S. Outlying Islands", "美国本土外小岛屿")
    US = CodeRow("US", "United States", "美国")
    UY = CodeRow("UY", "Uruguay", "乌拉圭")
    UZ = CodeRow("UZ", "Uzbekistan", "乌兹别克斯坦")
    VA = CodeRow("VA", "Vatican City", "梵蒂冈")
    VC = CodeRow("VC", "St. Vincent & Grenadines", "圣文森特和格林纳丁斯")
    VE = CodeRow("VE", "Venezuela", "委内瑞拉")
    VG = CodeRow("VG", "British Virgin Islands", "英属维尔京群岛")
    VI = CodeRow("VI", "U.S. Virgin Islands", "美属维尔京群岛")
    VN = CodeRow("VN", "Vietnam", "越南")
    VU = CodeRow("VU", "Vanuatu", "瓦努阿图")
    WF = CodeRow("WF", "Wallis & Futuna", "瓦利斯和富图纳")
    WS = CodeRow("WS", "Samoa", "萨摩亚")
    # In the weekly reports since 2022; until 2021 the United Kingdom notified as a whole.
    XI = CodeRow("XI", "United Kingdom in respect of Northern Ireland", "英国（北爱尔兰）")
    XK = CodeRow("XK", "Kosovo", "科索沃")
    YE = CodeRow("YE", "Yemen", "也门")
    YT = CodeRow("YT", "Mayotte", "马约特")
    ZA = CodeRow("ZA", "South Africa", "南非")
    ZM = CodeRow("ZM", "Zambia", "赞比亚")
    ZW = CodeRow("ZW", "Zimbabwe", "津巴布韦")
    OTHER = CodeRow("other", "Other", "其他")


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

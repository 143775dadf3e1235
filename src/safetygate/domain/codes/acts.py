"""
The acts that a product may fail to comply with.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import CodeList, CodeRow


@final
class LegalAct(CodeList):
    """
    An act on the safety of products: of the Union first, those that alerts name most often, then of China.

    An alert names the act that applied at the time, so acts that are repealed stand here too.
    """

    EU_TOYS = CodeRow("eu_2009_48", "Toy Safety Directive 2009/48/EC", "《玩具安全指令》2009/48/EC")
    # Repealed since 13 December 2024 (Regulation (EU) 2023/988, Article 50(1)); footnote 3 of the Action plan
    # follows its Article 2(b).
    EU_GPSD = CodeRow("eu_2001_95", "General Product Safety Directive 2001/95/EC", "《通用产品安全指令》2001/95/EC")
    # It applies from 13 December 2024 (Article 52); references to the Directive are read as references to it (50(2)).
    EU_GPSR = CodeRow(
        "eu_2023_988", "General Product Safety Regulation (EU) 2023/988", "《通用产品安全法规》（欧盟）2023/988"
    )
    EU_REACH = CodeRow("eu_1907_2006", "REACH Regulation (EC) No 1907/2006", "《REACH 条例》（欧共体）1907/2006")
    EU_COSMETICS = CodeRow(
        "eu_1223_2009", "Cosmetic Products Regulation (EC) No 1223/2009", "《化妆品条例》（欧共体）1223/2009"
    )
    EU_LOW_VOLTAGE = CodeRow("eu_2014_35", "Low Voltage Directive 2014/35/EU", "《低电压指令》2014/35/EU")
    EU_LOW_VOLTAGE_2006 = CodeRow("eu_2006_95", "Low Voltage Directive 2006/95/EC", "《低电压指令》2006/95/EC")
    EU_ROHS = CodeRow("eu_2011_65", "RoHS Directive 2011/65/EU", "《RoHS 指令》2011/65/EU")
    EU_POP = CodeRow(
        "eu_2019_1021",
        "Regulation (EU) 2019/1021 on persistent organic pollutants",
        "《持久性有机污染物条例》（欧盟）2019/1021",
    )
    EU_PROTECTIVE_EQUIPMENT = CodeRow(
        "eu_2016_425", "Personal Protective Equipment Regulation (EU) 2016/425", "《个人防护装备条例》（欧盟）2016/425"
    )
    EU_MACHINERY = CodeRow("eu_2006_42", "Machinery Directive 2006/42/EC", "《机械指令》2006/42/EC")
    EU_CLP = CodeRow("eu_1272_2008", "CLP Regulation (EC) No 1272/2008", "《CLP 条例》（欧共体）1272/2008")
    EU_RADIO_EQUIPMENT = CodeRow("eu_2014_53", "Radio Equipment Directive 2014/53/EU", "《无线电设备指令》2014/53/EU")
    EU_ELECTROMAGNETIC = CodeRow(
        "eu_2014_30", "Electromagnetic Compatibility Directive 2014/30/EU", "《电磁兼容指令》2014/30/EU"
    )
    EU_GAS_APPLIANCES = CodeRow(
        "eu_2016_426", "Gas Appliances Regulation (EU) 2016/426", "《燃气器具条例》（欧盟）2016/426"
    )
    EU_PYROTECHNICS = CodeRow("eu_2013_29", "Pyrotechnic Articles Directive 2013/29/EU", "《烟火制品指令》2013/29/EU")
    EU_CONSTRUCTION = CodeRow(
        "eu_305_2011", "Construction Products Regulation (EU) No 305/2011", "《建筑产品条例》（欧盟）305/2011"
    )
    EU_RECREATIONAL_CRAFT = CodeRow(
        "eu_2013_53", "Recreational Craft Directive 2013/53/EU", "《休闲船艇指令》2013/53/EU"
    )
    # Repealed on the same day; its products are now those of Regulation (EU) 2023/988, Article 6(1)(f)(i).
    EU_FOOD_IMITATIONS = CodeRow(
        "eu_87_357", "Directive 87/357/EEC on products that are not what they seem", "《仿食品产品指令》87/357/EEC"
    )
    # For products under harmonised rules, Regulation (EU) 2023/988 leaves the exchange with third countries to this act
    # (Article 35).
    EU_MARKET_SURVEILLANCE = CodeRow(
        "eu_2019_1020", "Market Surveillance Regulation (EU) 2019/1020", "《市场监督条例》（欧盟）2019/1020"
    )
    # Each of those that follow is named in four or more of 3,000 alerts, or takes the place of one that is.
    EU_TOYS_2025 = CodeRow("eu_2025_2509", "Toy Safety Regulation (EU) 2025/2509", "《玩具安全条例》（欧盟）2025/2509")
    EU_TOYS_1988 = CodeRow("eu_88_378", "Toys Directive 88/378/EEC", "《玩具指令》88/378/EEC")
    EU_COSMETICS_1976 = CodeRow("eu_76_768", "Cosmetics Directive 76/768/EEC", "《化妆品指令》76/768/EEC")
    EU_LOW_VOLTAGE_1973 = CodeRow("eu_73_23", "Low Voltage Directive 73/23/EEC", "《低电压指令》73/23/EEC")
    EU_RESTRICTED_SUBSTANCES = CodeRow(
        "eu_76_769", "Restricted Substances Directive 76/769/EEC", "《限制物质指令》76/769/EEC"
    )
    EU_PROTECTIVE_EQUIPMENT_1989 = CodeRow(
        "eu_89_686", "Personal Protective Equipment Directive 89/686/EEC", "《个人防护装备指令》89/686/EEC"
    )
    EU_MACHINERY_1998 = CodeRow("eu_98_37", "Machinery Directive 98/37/EC", "《机械指令》98/37/EC")
    EU_MACHINERY_2023 = CodeRow("eu_2023_1230", "Machinery Regulation (EU) 2023/1230", "《机械条例》（欧盟）2023/1230")
    EU_MOTOR_VEHICLES = CodeRow(
        "eu_2018_858", "Motor Vehicle Approval Regulation (EU) 2018/858", "《机动车型式批准条例》（欧盟）2018/858"
    )
    EU_TWO_WHEELERS = CodeRow(
        "eu_168_2013",
        "Two- and Three-Wheel Vehicles Regulation (EU) No 168/2013",
        "《两轮和三轮车辆条例》（欧盟）168/2013",
    )
    EU_TOBACCO = CodeRow("eu_2014_40", "Tobacco Products Directive 2014/40/EU", "《烟草制品指令》2014/40/EU")
    EU_LIGHTERS = CodeRow("eu_2006_502", "Lighters Decision 2006/502/EC", "《打火机决定》2006/502/EC")
    EU_BRUSH_CUTTERS = CodeRow(
        "eu_2012_32", "Brush Cutter Attachments Decision 2012/32/EU", "《割灌机附件决定》2012/32/EU"
    )
    CN_PRODUCT_QUALITY = CodeRow("cn_product_quality", "Product Quality Law of China", "《中华人民共和国产品质量法》")
    CN_COMMODITY_INSPECTION = CodeRow(
        "cn_commodity_inspection",
        "Law of China on Import and Export Commodity Inspection",
        "《中华人民共和国进出口商品检验法》",
    )
    CN_CONSUMER_RIGHTS = CodeRow(
        "cn_consumer_rights",
        "Law of China on the Protection of Consumer Rights and Interests",
        "《中华人民共和国消费者权益保护法》",
    )
    CN_E_COMMERCE = CodeRow("cn_e_commerce", "E-Commerce Law of China", "《中华人民共和国电子商务法》")
    OTHER = CodeRow("other", "Other", "其他")

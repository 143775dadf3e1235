"""
What a product is, who uses it and which number it carries.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.records.code import OURS, CodeList, CodeRow


@final
class ProductCategory(CodeList):
    """
    The Safety Gate's own product categories, the commonest first.
    """

    # In 6,659 of 32,566 alerts.
    TOYS = CodeRow("toys", "Toys", "玩具")
    COSMETICS = CodeRow("cosmetics", "Cosmetics", "化妆品")
    MOTOR_VEHICLES = CodeRow("motor_vehicles", "Motor vehicles", "机动车")
    CLOTHING_TEXTILES = CodeRow("clothing_textiles", "Clothing, textiles and fashion items", "服装、纺织品和时尚用品")
    ELECTRICAL_APPLIANCES = CodeRow("electrical_appliances", "Electrical appliances and equipment", "电器和电气设备")
    CHILDCARE_ARTICLES = CodeRow(
        "childcare_articles", "Childcare articles and children's equipment", "婴童护理用品和儿童用品"
    )
    CHEMICAL_PRODUCTS = CodeRow("chemical_products", "Chemical products", "化学产品")
    LIGHTING_EQUIPMENT = CodeRow("lighting_equipment", "Lighting equipment", "照明设备")
    JEWELLERY = CodeRow("jewellery", "Jewellery", "首饰")
    LIGHTING_CHAINS = CodeRow("lighting_chains", "Lighting chains", "灯串")
    PROTECTIVE_EQUIPMENT = CodeRow("protective_equipment", "Protective equipment", "防护用品")
    MACHINERY = CodeRow("machinery", "Machinery", "机械")
    HOBBY_SPORTS_EQUIPMENT = CodeRow("hobby_sports_equipment", "Hobby/sports equipment", "休闲和运动器材")
    DECORATIVE_ARTICLES = CodeRow("decorative_articles", "Decorative articles", "装饰品")
    PYROTECHNIC_ARTICLES = CodeRow("pyrotechnic_articles", "Pyrotechnic articles", "烟火制品")
    FURNITURE = CodeRow("furniture", "Furniture", "家具")
    LIGHTERS = CodeRow("lighters", "Lighters", "打火机")
    KITCHEN_ACCESSORIES = CodeRow("kitchen_accessories", "Kitchen/cooking accessories", "厨房和烹饪用具")
    LASER_POINTERS = CodeRow("laser_pointers", "Laser pointers", "激光笔")
    COMMUNICATION_EQUIPMENT = CodeRow("communication_equipment", "Communication and media equipment", "通信和媒体设备")
    GADGETS = CodeRow("gadgets", "Gadgets", "小器具")
    GAS_APPLIANCES = CodeRow("gas_appliances", "Gas appliances and components", "燃气器具及部件")
    HAND_TOOLS = CodeRow("hand_tools", "Hand tools", "手动工具")
    RECREATIONAL_CRAFTS = CodeRow("recreational_crafts", "Recreational crafts", "休闲船艇")
    CONSTRUCTION_PRODUCTS = CodeRow("construction_products", "Construction products", "建筑产品")
    STATIONERY = CodeRow("stationery", "Stationery", "文具")
    # Printed 18 times in 32,566 alerts, and the two below 15 and 3 times.
    EXPLOSIVE_ATMOSPHERES_EQUIPMENT = CodeRow(
        "explosive_atmospheres_equipment", "Explosive atmospheres equipment", "爆炸性环境用设备"
    )
    PRESSURE_EQUIPMENT = CodeRow("pressure_equipment", "Pressure equipment/vessels", "承压设备和压力容器")
    MEASURING_INSTRUMENTS = CodeRow("measuring_instruments", "Measuring instruments", "计量器具")
    # Dangerous by looking like food: Regulation (EU) 2023/988, Article 6(1)(f)(i).
    # A category of the portal; the weekly reports of 2005 to 2010 print it behind "Other".
    FOOD_IMITATING_PRODUCTS = CodeRow("food_imitating_products", "Food-imitating products", "仿食品产品")
    # Printed 589 times, with a text in 93 spellings, "Other - Disposable electronic cigarette" in six of them.
    OTHER = CodeRow("other", "Other", "其他")


@final
class ProductUser(CodeList):
    """
    Whom a product is meant for.
    """

    CONSUMER = CodeRow("consumer", "Consumers", "消费者")
    # Printed since 2013, of 527 alerts in 32,566.
    PROFESSIONAL = CodeRow("professional", "Professional users", "专业用户")


@final
class OecdSegment(CodeList):
    """
    A segment of the GS1 Global Product Classification, by which the OECD portal on recalls sorts products.

    The code is the segment's own number of eight digits, the label its title as the export prints it.
    """

    PET_CARE = CodeRow("10000000", "Pet Care / Food", "宠物用品和食品")
    TOBACCO = CodeRow("12000000", "Tobacco / Cannabis", "烟草和大麻制品")
    PEST_CONTROL = CodeRow("13000000", "Pest / Plant Control Products", "病虫害和植物防治产品")
    LIGHTING = CodeRow("14000000", "Lighting", "照明产品")
    CLEANING = CodeRow("47000000", "Cleaning / Hygiene Products", "清洁卫生用品")
    FOOD = CodeRow("50000000", "Food / Beverage / Tobacco", "食品、饮料和烟草")
    HEALTHCARE = CodeRow("51000000", "Healthcare", "医疗保健")
    PERSONAL_CARE = CodeRow("53000000", "Beauty / Personal Care / Hygiene", "美容和个人护理用品")
    BABY_CARE = CodeRow("54000000", "Baby Care", "婴儿护理用品")
    # It may hold food besides other things, so the scope of the plan does not follow from it.
    CROSS_SEGMENT = CodeRow("58000000", "Cross Segment", "跨类产品")
    PRINTED_MATERIALS = CodeRow("60000000", "Textual / Printed / Reference Materials", "文字、印刷和参考资料")
    MUSIC = CodeRow("61000000", "Music", "音乐产品")
    STATIONERY = CodeRow("62000000", "Stationery / Office Machinery / Occasion Supplies", "文具、办公设备和节庆用品")
    FOOTWEAR = CodeRow("63000000", "Footwear", "鞋类")
    PERSONAL_ACCESSORIES = CodeRow("64000000", "Personal Accessories", "个人配饰")
    COMPUTING = CodeRow("65000000", "Computing", "计算机产品")
    COMMUNICATIONS = CodeRow("66000000", "Communications", "通信产品")
    CLOTHING = CodeRow("67000000", "Clothing", "服装")
    AUDIO_VISUAL = CodeRow("68000000", "Audio Visual / Photography", "影音和摄影器材")
    ARTS_AND_CRAFTS = CodeRow("70000000", "Arts / Crafts / Needlework", "美术、手工和缝纫用品")
    SPORTS_EQUIPMENT = CodeRow("71000000", "Sports Equipment", "运动器材")
    HOME_APPLIANCES = CodeRow("72000000", "Home Appliances", "家用电器")
    KITCHEN_MERCHANDISE = CodeRow("73000000", "Kitchen Merchandise", "厨房用品")
    CAMPING = CodeRow("74000000", "Camping", "露营用品")
    FURNITURE = CodeRow("75000000", "Household / Office Furniture / Furnishings", "家用和办公家具及饰品")
    AUTOMOTIVE = CodeRow("77000000", "Automotive", "汽车和汽车用品")
    ELECTRICAL_SUPPLIES = CodeRow("78000000", "Electrical Supplies", "电气用品")
    PLUMBING = CodeRow("79000000", "Plumbing / Heating / Ventilation / Air Conditioning", "管道、供暖、通风和空调产品")
    HAND_TOOLS = CodeRow("80000000", "Tools / Equipment - Hand", "手动工具和设备")
    GARDEN_SUPPLIES = CodeRow("81000000", "Lawn / Garden Supplies", "草坪和园艺用品")
    POWER_TOOLS = CodeRow("82000000", "Tools / Equipment - Power", "动力工具和设备")
    BUILDING_PRODUCTS = CodeRow("83000000", "Building Products", "建筑产品")
    TOOL_STORAGE = CodeRow("84000000", "Tool Storage / Workshop Aids", "工具存放和车间辅助用品")
    SAFETY_PROTECTION = CodeRow("85000000", "Safety / Protection - DIY", "自助作业安全防护用品")
    TOYS = CodeRow("86000000", "Toys / Games", "玩具和游戏用品")
    FUELS = CodeRow("87000000", "Fuels", "燃料")
    LUBRICANTS = CodeRow("88000000", "Lubricants", "润滑油")
    LIVE_ANIMALS = CodeRow("89000000", "Live Animals", "活体动物")
    SECURITY = CodeRow("91000000", "Safety / Security / Surveillance", "安全、安防和监控产品")
    STORAGE = CodeRow("92000000", "Storage / Haulage Containers", "储存和运输容器")
    HORTICULTURE = CodeRow("93000000", "Horticulture Plants", "园艺植物")
    CROPS = CodeRow("94000000", "Crops", "农作物")
    SERVICES = CodeRow("95000000", "Services / Vending Machines", "服务和自动售货机")
    MONETARY_ASSETS = CodeRow("96000000", "Monetary Assets", "货币资产")
    RAW_MATERIALS = CodeRow("98000000", "Raw Materials (Non Food)", "原材料（非食品）")
    OTHER = CodeRow("other", "Other", "其他")


@final
class Answer(CodeList):
    """
    The answer to a question that may have none yet.
    """

    YES = CodeRow("yes", "Yes", "是")
    NO = CodeRow("no", "No", "否")
    UNKNOWN = CodeRow("unknown", "Unknown", "未知")


@final
class BarcodeScheme(CodeList):
    """
    By whose rules a product is numbered.
    """

    GTIN = CodeRow("gtin", "Global Trade Item Number (GTIN)", "全球贸易项目代码（GTIN）")
    # "ASIN number: …", where the form asks for a barcode.
    ASIN = CodeRow("asin", "Amazon Standard Identification Number (ASIN)", "亚马逊标准识别号（ASIN）")
    OTHER = CodeRow("other", "Other", "其他")


@final
class FoundIn(CodeList):
    """
    The member of an alert in whose words a code was found that was not given in a member of its own.

    This list is an addition of this library: the feeds leave the code among the words.
    """

    MODELS = CodeRow("models", "Type or model number", "型号", OURS)
    BATCHES = CodeRow("batches", "Batch number", "批号", OURS)
    SPECIFIC_NAME = CodeRow("specific_name", "Product name", "产品名称", OURS)
    BRANDS = CodeRow("brands", "Brand", "品牌", OURS)
    DESCRIPTION = CodeRow("description", "Description", "产品描述", OURS)
    NAME = CodeRow("name", "Product", "产品", OURS)
    PACKAGING = CodeRow("packaging", "Packaging", "包装", OURS)
    RISK_DESCRIPTION = CodeRow("risk_description", "Risk", "风险描述", OURS)

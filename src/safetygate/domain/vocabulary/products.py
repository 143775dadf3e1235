"""
What a product is, who uses it and which number it carries.
"""

from __future__ import annotations

from typing import final

from safetygate.domain.vocabulary.code import CodeList, Entry


@final
class ProductCategory(CodeList):
    """
    The Safety Gate's own product categories, the commonest first.

    The portal's names do not follow the printed labels, so each is written out.
    Where no answer of the portal has shown one, the label in capitals stands for it.
    """

    TOYS = Entry("toys", "Toys", "玩具", ("Toys",), ("TOYS", "product.category.toys"))
    COSMETICS = Entry("cosmetics", "Cosmetics", "化妆品", ("Cosmetics",), ("COSMETICS",))
    MOTOR_VEHICLES = Entry(
        "motor_vehicles",
        "Motor vehicles",
        "机动车",
        ("Motor vehicles",),
        ("MOTOR_VEHICLES", "product.category.motor.vehicles"),
    )
    CLOTHING_TEXTILES = Entry(
        "clothing_textiles",
        "Clothing, textiles and fashion items",
        "服装、纺织品和时尚用品",
        ("Clothing, textiles and fashion items",),
        ("CLOTHING_TEXTILES",),
    )
    ELECTRICAL_APPLIANCES = Entry(
        "electrical_appliances",
        "Electrical appliances and equipment",
        "电器和电气设备",
        ("Electrical appliances and equipment",),
        ("ELECTRICAL_APPLIANCES", "product.category.electrical.appliances.and.equipment"),
    )
    CHILDCARE_ARTICLES = Entry(
        "childcare_articles",
        "Childcare articles and children's equipment",
        "婴童护理用品和儿童用品",
        ("Childcare articles and children's equipment",),
        ("CHILDCARE_ARTICLES_AND_CHILDREN_EQUIPMENT",),
    )
    CHEMICAL_PRODUCTS = Entry(
        "chemical_products", "Chemical products", "化学产品", ("Chemical products",), ("CHEMICAL_PRODUCTS",)
    )
    LIGHTING_EQUIPMENT = Entry(
        "lighting_equipment", "Lighting equipment", "照明设备", ("Lighting equipment",), ("LIGHTING_EQUIPMENT",)
    )
    JEWELLERY = Entry("jewellery", "Jewellery", "首饰", ("Jewellery",), ("JEWELLERY",))
    LIGHTING_CHAINS = Entry("lighting_chains", "Lighting chains", "灯串", ("Lighting chains",), ("LIGHTING_CHAINS",))
    PROTECTIVE_EQUIPMENT = Entry(
        "protective_equipment", "Protective equipment", "防护用品", ("Protective equipment",), ("PROTECTIVE_EQUIPMENT",)
    )
    MACHINERY = Entry("machinery", "Machinery", "机械", ("Machinery",), ("MACHINERY",))
    HOBBY_SPORTS_EQUIPMENT = Entry(
        "hobby_sports_equipment",
        "Hobby/sports equipment",
        "休闲和运动器材",
        ("Hobby/sports equipment",),
        ("HOBBY_SPORTS_EQUIPMENT",),
    )
    DECORATIVE_ARTICLES = Entry(
        "decorative_articles", "Decorative articles", "装饰品", ("Decorative articles",), ("DECORATIVE_ARTICLES",)
    )
    PYROTECHNIC_ARTICLES = Entry(
        "pyrotechnic_articles", "Pyrotechnic articles", "烟火制品", ("Pyrotechnic articles",), ("PYROTECHNIC_ARTICLES",)
    )
    FURNITURE = Entry("furniture", "Furniture", "家具", ("Furniture",), ("FURNITURE",))
    LIGHTERS = Entry("lighters", "Lighters", "打火机", ("Lighters",), ("LIGHTERS",))
    KITCHEN_ACCESSORIES = Entry(
        "kitchen_accessories",
        "Kitchen/cooking accessories",
        "厨房和烹饪用具",
        ("Kitchen/cooking accessories",),
        ("KITCHEN_COOKING_ACCESSORIES",),
    )
    LASER_POINTERS = Entry(
        "laser_pointers",
        "Laser pointers",
        "激光笔",
        ("Laser pointers",),
        ("LASER_POINTERS", "product.category.laser.pointers"),
    )
    COMMUNICATION_EQUIPMENT = Entry(
        "communication_equipment",
        "Communication and media equipment",
        "通信和媒体设备",
        ("Communication and media equipment",),
        ("COMMUNICATION_AND_MEDIA_EQUIPMENT",),
    )
    GADGETS = Entry("gadgets", "Gadgets", "小器具", ("Gadgets",), ("GADGETS",))
    GAS_APPLIANCES = Entry(
        "gas_appliances",
        "Gas appliances and components",
        "燃气器具及部件",
        ("Gas appliances and components",),
        ("GAS_APPLIANCES_AND_COMPONENTS",),
    )
    HAND_TOOLS = Entry("hand_tools", "Hand tools", "手动工具", ("Hand tools",), ("HAND_TOOLS",))
    RECREATIONAL_CRAFTS = Entry(
        "recreational_crafts", "Recreational crafts", "休闲船艇", ("Recreational crafts",), ("RECREATIONAL_CRAFTS",)
    )
    CONSTRUCTION_PRODUCTS = Entry(
        "construction_products",
        "Construction products",
        "建筑产品",
        ("Construction products",),
        ("CONSTRUCTION_PRODUCTS",),
    )
    STATIONERY = Entry("stationery", "Stationery", "文具", ("Stationery",), ("STATIONERY",))
    EXPLOSIVE_ATMOSPHERES_EQUIPMENT = Entry(
        "explosive_atmospheres_equipment",
        "Explosive atmospheres equipment",
        "爆炸性环境用设备",
        ("Explosive atmospheres equipment",),
        ("EXPLOSIVE_ATMOSPHERES_EQUIPMENT",),
    )
    PRESSURE_EQUIPMENT = Entry(
        "pressure_equipment",
        "Pressure equipment/vessels",
        "承压设备和压力容器",
        ("Pressure equipment/vessels",),
        ("PRESSURE_EQUIPMENT_VESSELS",),
    )
    MEASURING_INSTRUMENTS = Entry(
        "measuring_instruments",
        "Measuring instruments",
        "计量器具",
        ("Measuring instruments",),
        ("MEASURING_INSTRUMENTS",),
    )
    # A category of the portal; the weekly reports of 2005 to 2010 print it behind "Other".
    FOOD_IMITATING_PRODUCTS = Entry(
        "food_imitating_products",
        "Food-imitating products",
        "仿食品产品",
        ("Other - Food-imitating products", "Other - Food imitating product", "Food-imitating products"),
        ("FOOD_IMITATING_PRODUCTS",),
    )
    OTHER = Entry("other", "Other", "其他", ("Other",), ("OTHER", "product.category.other"))


@final
class ProductUser(CodeList):
    """
    Whom a product is meant for.
    """

    CONSUMER = Entry("consumer", "Consumers", "消费者", ("Consumer",))
    PROFESSIONAL = Entry("professional", "Professional users", "专业用户", ("Professional",))


def _segment(code: str, en: str, zh: str, *later: str) -> Entry:
    titles = dict.fromkeys((en, en.replace(" / ", "/"), *later))
    return Entry(code, en, zh, spreadsheet=(*(f"{code} - {title}" for title in titles), code))


@final
class OecdSegment(CodeList):
    """
    A segment of the GS1 Global Product Classification, by which the OECD portal on recalls sorts products.

    The code is the segment's own number of eight digits, the label its title as the export prints it;
    titles of later editions of the classification are known too.
    """

    PET_CARE = _segment("10000000", "Pet Care / Food", "宠物用品和食品")
    TOBACCO = _segment("12000000", "Tobacco / Cannabis", "烟草和大麻制品")
    PEST_CONTROL = _segment("13000000", "Pest / Plant Control Products", "病虫害和植物防治产品")
    LIGHTING = _segment("14000000", "Lighting", "照明产品")
    CLEANING = _segment("47000000", "Cleaning / Hygiene Products", "清洁卫生用品")
    FOOD = _segment("50000000", "Food / Beverage / Tobacco", "食品、饮料和烟草", "Food/Beverage")
    HEALTHCARE = _segment("51000000", "Healthcare", "医疗保健")
    PERSONAL_CARE = _segment("53000000", "Beauty / Personal Care / Hygiene", "美容和个人护理用品")
    BABY_CARE = _segment("54000000", "Baby Care", "婴儿护理用品")
    CROSS_SEGMENT = _segment("58000000", "Cross Segment", "跨类产品")
    PRINTED_MATERIALS = _segment("60000000", "Textual / Printed / Reference Materials", "文字、印刷和参考资料")
    MUSIC = _segment("61000000", "Music", "音乐产品")
    STATIONERY = _segment("62000000", "Stationery / Office Machinery / Occasion Supplies", "文具、办公设备和节庆用品")
    FOOTWEAR = _segment("63000000", "Footwear", "鞋类")
    PERSONAL_ACCESSORIES = _segment("64000000", "Personal Accessories", "个人配饰")
    COMPUTING = _segment("65000000", "Computing", "计算机产品")
    COMMUNICATIONS = _segment("66000000", "Communications", "通信产品")
    CLOTHING = _segment("67000000", "Clothing", "服装")
    AUDIO_VISUAL = _segment("68000000", "Audio Visual / Photography", "影音和摄影器材")
    ARTS_AND_CRAFTS = _segment("70000000", "Arts / Crafts / Needlework", "美术、手工和缝纫用品")
    SPORTS_EQUIPMENT = _segment("71000000", "Sports Equipment", "运动器材")
    HOME_APPLIANCES = _segment("72000000", "Home Appliances", "家用电器")
    KITCHEN_MERCHANDISE = _segment("73000000", "Kitchen Merchandise", "厨房用品", "Kitchenware and Tableware")
    CAMPING = _segment("74000000", "Camping", "露营用品")
    FURNITURE = _segment("75000000", "Household / Office Furniture / Furnishings", "家用和办公家具及饰品")
    AUTOMOTIVE = _segment("77000000", "Automotive", "汽车和汽车用品", "Vehicle")
    ELECTRICAL_SUPPLIES = _segment("78000000", "Electrical Supplies", "电气用品")
    PLUMBING = _segment("79000000", "Plumbing / Heating / Ventilation / Air Conditioning", "管道、供暖、通风和空调产品")
    HAND_TOOLS = _segment("80000000", "Tools / Equipment - Hand", "手动工具和设备", "Tools/Equipment")
    GARDEN_SUPPLIES = _segment("81000000", "Lawn / Garden Supplies", "草坪和园艺用品")
    POWER_TOOLS = _segment("82000000", "Tools / Equipment - Power", "动力工具和设备")
    BUILDING_PRODUCTS = _segment("83000000", "Building Products", "建筑产品")
    TOOL_STORAGE = _segment("84000000", "Tool Storage / Workshop Aids", "工具存放和车间辅助用品")
    SAFETY_PROTECTION = _segment("85000000", "Safety / Protection - DIY", "自助作业安全防护用品")
    TOYS = _segment("86000000", "Toys / Games", "玩具和游戏用品")
    FUELS = _segment("87000000", "Fuels", "燃料", "Fluids/Fuels/Gases")
    LUBRICANTS = _segment("88000000", "Lubricants", "润滑油")
    LIVE_ANIMALS = _segment("89000000", "Live Animals", "活体动物")
    SECURITY = _segment("91000000", "Safety / Security / Surveillance", "安全、安防和监控产品")
    STORAGE = _segment("92000000", "Storage / Haulage Containers", "储存和运输容器")
    HORTICULTURE = _segment("93000000", "Horticulture Plants", "园艺植物")
    CROPS = _segment("94000000", "Crops", "农作物")
    SERVICES = _segment("95000000", "Services / Vending Machines", "服务和自动售货机")
    MONETARY_ASSETS = _segment("96000000", "Monetary Assets", "货币资产")
    RAW_MATERIALS = _segment("98000000", "Raw Materials (Non Food)", "原材料（非食品）")
    OTHER = Entry("other", "Other", "其他", spreadsheet=("Other",))


@final
class Answer(CodeList):
    """
    The answer to a question that may have none yet.
    """

    YES = Entry("yes", "Yes", "是", ("Yes",), ("YES", "option.yes"))
    NO = Entry("no", "No", "否", ("No",), ("NO", "option.no"))
    UNKNOWN = Entry("unknown", "Unknown", "未知", ("Unknown",), ("UNKNOWN", "option.unknown"))


@final
class BarcodeScheme(CodeList):
    """
    By whose rules a product is numbered.
    """

    GTIN = Entry("gtin", "Global Trade Item Number (GTIN)", "全球贸易项目代码（GTIN）")
    ASIN = Entry("asin", "Amazon Standard Identification Number (ASIN)", "亚马逊标准识别号（ASIN）")
    OTHER = Entry("other", "Other", "其他")

"""
The text of the Action plan of 2023: a plan to start from, without letters.

The English words are those of the plan.
The Chinese words are a rendering made for this project, not the signed Chinese text, and the record says so.
Places and days of signature are blank in the text, so they are for whoever adds the letters.
"""

from __future__ import annotations

from typing import Final

from pendulum import Date

from safetygate.domain import codes
from safetygate.domain.alerts.parties import Authority
from safetygate.domain.alerts.scope import UNSAFE_PRODUCT
from safetygate.domain.plans.agreement import PlanAction, PlanVersion, SoftTarget
from safetygate.domain.plans.instruments import INSTRUMENTS
from safetygate.domain.plans.plan import ActionPlan
from safetygate.domain.records.texts import Texts

_PREAMBLE: Final = (
    Texts(
        en=(
            "In the past years, the proportion of Internet users who bought or ordered goods or services online grew "
            "significantly. The pandemic has also been visibly changing consumers’ consumption patterns. The "
            "confinement measures highlighted the crucial role of digital technologies in people’s lives, allowing for "
            "the purchase of goods online, also when otherwise they would not be accessible."
        ),
        zh=(
            "近年来，在网上购买或订购商品或服务的互联网用户比例显著上升。疫情也明显改变了消费者的消费模式。居家限制措施"
            "凸显了数字技术在人们生活中的关键作用：即使商品无法通过其他途径获得，人们仍可在线购买。"
        ),
    ),
    Texts(
        en=(
            "E-commerce brings great opportunities for both companies and consumers, but it also comes with "
            "challenges, as many of the unsafe products ending up in consumers’ hands nowadays reach them through "
            "online channels. Consumers should be equally protected online and offline. In order to improve consumers’ "
            "trust in products sold online, a high level of product safety is essential."
        ),
        zh=(
            "电子商务为企业和消费者带来巨大机遇，同时也带来挑战：如今许多不安全产品正是通过网络渠道到达消费者手中。消费"
            "者在线上和线下应受到同等保护。要增强消费者对在线销售产品的信任，高水平的产品安全不可或缺。"
        ),
    ),
    Texts(
        en=(
            "EU consumers also purchase increasingly products offered directly by operators established outside the "
            "EU, including from China. The volume of trade between the EU and China is considerable and China is the "
            "country that has the biggest share in EU product imports. In 2022, China was the third largest partner "
            "for EU exports of goods (9.0 %) and the largest partner for EU imports of goods (20.8 %) [1]."
        ),
        zh=(
            "欧盟消费者也越来越多地购买由欧盟境外（包括中国）的经营者直接销售的产品。中欧贸易额可观，中国是欧盟进口产品"
            "的最大来源国。2022年，中国是欧盟货物出口的第三大伙伴（9.0 %），也是欧盟货物进口的第一大伙伴（20.8 %）[1]。"
        ),
    ),
    Texts(
        en=(
            "There is an established fruitful cooperation in place between the EU’s Directorate-General for Justice "
            "and Consumers (DG JUST) and China’s General Administration of Customs (GACC) in the field of product "
            "safety [2]. It is important that this (non-binding) cooperation continues in the future and becomes even "
            "stronger, taking into account the changing consumption patterns and the increasing online sales. At the "
            "EU-China High-Level Digital Dialogue in September 2020, it was agreed to draw up an Action plan on the "
            "safety of products sold online. The actions outlined below would provide the opportunity to further "
            "enhance the safety dialogue and cooperation on products sold online with the objective to improve "
            "consumer protection."
        ),
        zh=(
            "欧盟委员会司法与消费者总司（DG JUST）与中国海关总署（GACC）在产品安全领域已建立富有成效的合作[2]。考虑到消"
            "费模式的变化和在线销售的增长，这一（不具约束力的）合作今后应当继续并进一步加强。在2020年9月的中欧数字领域高层对"
            "话上，双方同意制定关于在线销售产品安全的行动计划。下列行动将为进一步加强有关在线销售产品的安全对话与合作、"
            "改善消费者保护提供契机。"
        ),
    ),
    Texts(
        en="DG JUST and GACC intend to:",
        zh="司法与消费者总司和海关总署拟：",
    ),
)

_RAPID_EXCHANGES: Final = PlanAction(
    code=codes.ActionCode.RAPID_EXCHANGES,
    title=Texts(
        en=(
            "Have rapid exchanges on unsafe [3] non-food consumer products sold online in the framework of the "
            "EU-China Safety Gate system [4]."
        ),
        zh="在中欧“安全门”系统[4]框架下，就在线销售的不安全[3]非食品类消费品开展快速交流。",
    ),
    texts=(
        Texts(
            en=(
                "The aim of this action is to integrate a flagging and messaging functionality within the EU-China "
                "Safety Gate system that enables a quick reaction by the respective authorities on unsafe products "
                "sold online, intended within 21 calendar days. This rapid follow up of EU – China Safety Gate "
                "notifications is intended to happen on top of the quarterly reporting of the GACC under the EU-China "
                "Safety Gate system."
            ),
            zh=(
                "本项行动旨在为中欧“安全门”系统增设标记和消息功能，使双方主管机构能够就在线销售的不安全产品迅速作出反应"
                "，预期在21个日历日内作出。海关总署在中欧“安全门”系统下提交季度报告，对中欧“安全门”通报的快速跟进拟在此"
                "之外另行开展。"
            ),
        ),
        Texts(
            en=(
                "This swift exchange is important as the channels through which unsafe products are sold online can be "
                "more widespread than that of products that are sold in physical shops where it is easier to identify "
                "an economic operator who can adopt corrective measures or to whom measures can be addressed. In the "
                "EU-China Safety Gate system, GACC and DG JUST intend to give priority to alerts concerning unsafe "
                "products sold online, as they are sold directly to consumers."
            ),
            zh=(
                "这种快速交流十分重要，因为与实体店销售的产品相比，不安全产品的在线销售渠道可能更为广泛；而在实体店中，"
                "更容易确定能够采取纠正措施或可作为措施对象的经营者。在中欧“安全门”系统中，海关总署和司法与消费者总司拟"
                "优先处理涉及在线销售不安全产品的预警通报，因为此类产品直接销售给消费者。"
            ),
        ),
    ),
    targets=(
        SoftTarget(
            code=codes.TargetCode.REACTION_DAYS,
            # "Intended", and so neither a limit nor a share of cases.
            number=21,
            force=codes.TargetForce.INTENDED,
            texts=Texts(en="intended within 21 calendar days", zh="预期在21个日历日内作出"),
        ),
    ),
)

_WORKSHOPS: Final = PlanAction(
    code=codes.ActionCode.WORKSHOPS,
    title=Texts(
        en=(
            "Organise regular workshops to exchange information and knowledge on laws, regulations, practices etc. in "
            "the field of safety of products sold online."
        ),
        zh="定期举办研讨会，就在线销售产品安全领域的法律、法规、实践等交流信息和知识。",
    ),
    texts=(
        Texts(
            en="Such workshops may include:",
            zh="研讨会可包括以下内容：",
        ),
        Texts(
            en=(
                "- presentation of EU system in this field and examples of initiatives, such as the EU Product Safety "
                "Pledge,"
            ),
            zh="- 介绍欧盟在该领域的制度以及有关举措的实例，例如欧盟《产品安全承诺》；",
        ),
        Texts(
            en=(
                "- overview on the Chinese system and the role of the different authorities in the field of safety of "
                "products sold online,"
            ),
            zh="- 概述中国的制度以及各主管机构在在线销售产品安全领域的职责；",
        ),
        Texts(
            en="- specific challenges on enforcement in the EU and in China",
            zh="- 欧盟和中国执法面临的具体挑战。",
        ),
        Texts(
            en=(
                "The workshops should in principle take place at least twice a year in an online format. The SPEAC [5] "
                "project could support the logistics and organisation during its lifespan."
            ),
            zh="研讨会原则上每年至少举办两次，采用线上形式。SPEAC[5]项目在其存续期内可为后勤和组织工作提供支持。",
        ),
    ),
    targets=tuple(
        SoftTarget(
            code=code,
            number=2,
            force=codes.TargetForce.IN_PRINCIPLE,
            texts=Texts(
                en="should in principle take place at least twice a year in an online format",
                zh="原则上每年至少举办两次，采用线上形式",
            ),
        )
        # One sentence that can be read in two ways: two workshops online, or two of which online is the usual form.
        for code in (codes.TargetCode.WORKSHOPS_A_YEAR, codes.TargetCode.WORKSHOPS_ONLINE_A_YEAR)
    ),
)

_TRAININGS: Final = PlanAction(
    code=codes.ActionCode.TRAININGS,
    title=Texts(
        en=(
            "Organise specific awareness-raising and training activities for companies selling online on what safety "
            "rules they need to fulfil for consumer products."
        ),
        zh="面向网络销售者，就其销售消费品须符合的安全规则举办专门的宣传和培训活动。",
    ),
    texts=(
        Texts(
            en=(
                "This would entail the organisation of a number of online webinars and/or training sessions to online "
                "sellers to offer knowledge on safety requirements for consumer products and consumer protection "
                "practices in the EU."
            ),
            zh="为此将面向网络销售者举办若干网络研讨会和/或培训，介绍欧盟的消费品安全要求和消费者保护实践。",
        ),
        Texts(
            en=(
                "The exact number of these specific training activities will be determined according to relevant "
                "circumstances. The SPEAC project could support the logistics and organisation during its lifespan."
            ),
            zh="此类专门培训活动的具体次数将视相关情况确定。SPEAC项目在其存续期内可为后勤和组织工作提供支持。",
        ),
    ),
    targets=(
        SoftTarget(
            code=codes.TargetCode.TRAININGS,
            # A target without a number: that the plan names none is said, and not left to be guessed.
            force=codes.TargetForce.BY_CIRCUMSTANCES,
            texts=Texts(
                en="The exact number of these specific training activities will be determined according to relevant "
                "circumstances.",
                zh="此类专门培训活动的具体次数将视相关情况确定。",
            ),
        ),
    ),
)

_CLOSING: Final = (
    Texts(
        en=(
            "DG JUST and GACC intend to revise and update this Action plan every two years, to assess the results and "
            "to discuss possible next steps in view of the completed actions and the impact achieved."
        ),
        zh=(
            "司法与消费者总司和海关总署拟每两年修订和更新本行动计划，以评估成效，并根据已完成的行动和取得的影响讨论可能"
            "的后续步骤。"
        ),
    ),
    Texts(
        en="This Action plan is not intended to create rights or obligations under international or domestic law.",
        zh="本行动计划无意创设国际法或国内法上的权利或义务。",
    ),
    Texts(
        en="Signed in duplicate in Chinese and English languages via exchange of letters.",
        zh="本行动计划以换函方式签署，一式两份，用中文和英文写成。",
    ),
)

_NOTES: Final = (
    Texts(
        en="Source: Eurostat",
        zh="资料来源：欧盟统计局",
    ),
    Texts(
        en=(
            "The Memorandum of Understanding of 2006 (referenced in footnote 4) will be replaced by the Administrative "
            "Arrangement between the General Administration of Customs of the People's Republic of China and the "
            "Directorate General for Justice and Consumers of the European Commission."
        ),
        zh="2006年《谅解备忘录》（见脚注4）将由中华人民共和国海关总署与欧盟委员会司法与消费者总司之间的行政安排取代。",
    ),
    UNSAFE_PRODUCT,
    Texts(
        en=(
            "The EU-China Safety Gate system is the new name of the RAPEX China system, which is set out in the "
            "Memorandum of Understanding on Administrative Co-operation Arrangements between the European Commission’s "
            "Directorate-General for Health and Consumer Protection (DG SANCO) and the Chinese General Administration "
            "for Quality Supervision, Inspection and Quarantine (AQSIQ) that was signed in January 2006 and extended "
            "in 2008 and 2010. This MoU will be replaced by the Administrative Arrangement between the General "
            "Administration of Customs of the People's Republic of China and the Directorate General for Justice and "
            "Consumers of the European Commission."
        ),
        zh=(
            "中欧“安全门”系统是RAPEX-CHINA系统的新名称。该系统载于欧盟委员会健康与消费者保护总司（DG SANCO）与中国国家"
            "质量监督检验检疫总局（AQSIQ）于2006年1月签署、并于2008年和2010年延展的关于行政合作安排的《谅解备忘录》。该《"
            "谅解备忘录》将由中华人民共和国海关总署与欧盟委员会司法与消费者总司之间的行政安排取代。"
        ),
    ),
    Texts(
        en=(
            "SPEAC stands for Safe non-food consumer Products in the EU and China, a project financed by the European "
            "Commission to raise awareness of and provide training sessions on European product safety legislation to "
            "Chinese manufacturers. www.speac-project.eu"
        ),
        zh=(
            "SPEAC（中欧消费品安全提升）是Safe non-food consumer Products in the EU and China的缩写，是由欧盟委"
            "员会资助的项目，旨在面向中国生产企业宣传欧洲产品安全法规并提供培训。www.speac-project.eu"
        ),
    ),
)

PLAN_OF_2023: Final = ActionPlan(
    id="eu-china-action-plan",
    parties=(
        Authority(code=codes.AuthorityCode.DG_JUST),
        Authority(code=codes.AuthorityCode.GACC, country=codes.Country.CN),
    ),
    versions=(
        PlanVersion(
            title=Texts(
                en=(
                    "Action plan on the safety of non-food consumer products sold online between the Directorate "
                    "General for Justice and Consumers of the European Commission and the General Administration of "
                    "Customs of the People's Republic of China"
                ),
                zh="欧盟委员会司法与消费者总司与中华人民共和国海关总署关于在线销售非食品消费品安全的行动计划",
            ),
            preamble=_PREAMBLE,
            actions=(_RAPID_EXCHANGES, _WORKSHOPS, _TRAININGS),
            closing=_CLOSING,
            notes=_NOTES,
            # The Chinese text that was signed was not found; the Chinese here is a translation.
            renderings=(codes.TextLanguage.ZH,),
            manner=codes.SigningManner.EXCHANGE_OF_LETTERS,
            # "In duplicate."
            originals=2,
            languages=(codes.TextLanguage.ZH, codes.TextLanguage.EN),
        ),
    ),
    instruments=INSTRUMENTS,
)
"""
The Action plan of 2023, without its letters: `sign()` it with the letters of both parties.

On 18 September 2023, at the second High-level Digital Dialogue, both sides welcomed its signature; the days of the
letters were not published. Whoever does not know them leaves `signed_on` out and says when the signature was made
known: `PLAN_OF_2023.with_latest(made_known_on=WELCOMED_ON)`.
"""

WELCOMED_ON: Final = Date(2023, 9, 18)
"""The day on which both sides welcomed the signature; the letters themselves may be earlier."""

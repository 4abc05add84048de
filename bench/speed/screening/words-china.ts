import { list, type Region } from "./region.ts";

/** What brands are made of, frequent ones first; each with its reading. */
const brandCharacters = `
华hua 新xin 金jin 兴xing 盛sheng 恒heng 达da 泰tai 丰feng 瑞rui 祥xiang 永yong 天tian 海hai 东dong 宏hong 鑫xin 利li
安an 源yuan 德de 通tong 联lian 力li 美mei 康kang 信xin 发fa 隆long 顺shun 宝bao 龙long 大da 中zhong 国guo 润run
光guang 明ming 亚ya 鸿hong 正zheng 凯kai 嘉jia 佳jia 诚cheng 富fu 福fu 昌chang 和he 方fang 荣rong 博bo 远yuan 欣xin
创chuang 科ke 百bai 万wan 同tong 三san 一yi 四si 五wu 星xing 云yun 山shan 江jiang 河he 湖hu 阳yang 月yue 春chun
秋qiu 冬dong 雪xue 飞fei 腾teng 翔xiang 鹏peng 凤feng 麒qi 麟lin 虎hu 马ma 鹰ying 燕yan 鹤he 松song 柏bai 林lin
森sen 竹zhu 梅mei 兰lan 菊ju 荷he 莲lian 桂gui 枫feng 杨yang 柳liu 玉yu 珠zhu 翠cui 晶jing 银yin 铜tong 铁tie 钢gang
石shi 磊lei 岩yan 峰feng 岭ling 川chuan 波bo 涛tao 洋yang 港gang 湾wan 洲zhou 城cheng 京jing 粤yue 浙zhe 苏su 皖wan
鲁lu 豫yu 晋jin 冀ji 秦qin 蜀shu 楚chu 湘xiang 闽min 滇dian 黔qian 琼qiong 辽liao 吉ji 宁ning 青qing 蒙meng 喜xi
庆qing 欢huan 悦yue 怡yi 雅ya 丽li 秀xiu 艺yi 文wen 英ying 杰jie 豪hao 雄xiong 威wei 武wu 强qiang 健jian 伟wei
勇yong 志zhi 成cheng 功gong 胜sheng 冠guan 王wang 帝di 皇huang 世shi 纪ji 元yuan 始shi 初chu 启qi 开kai 拓tuo 进jin
展zhan 升sheng 跃yue 超chao 越yue 卓zhuo 尚shang 品pin 优you 良liang 精jing 益yi 惠hui 普pu 众zhong 民min 邦bang
家jia 居ju 友you 谊yi 仁ren 义yi 礼li 智zhi 忠zhong 贤xian 圣sheng 道dao 法fa 理li 真zhen 善shan 纯chun 洁jie 清qing
净jing 白bai 红hong 蓝lan 紫zi 彩cai 虹hong 辉hui 煌huang 灿can 耀yao 朗lang 晨chen 曦xi 旭xu 昊hao 宇yu 宙zhou
航hang 舟zhou 帆fan 骏jun 驰chi 奔ben 迈mai 捷jie 迅xun 速su 锦jin 绣xiu 绮qi 罗luo 纶lun 维wei 斯si 特te 尔er 克ke
诺nuo 迪di 奥ao 欧ou 菲fei 莱lai 曼man 伦lun 顿dun 巴ba 托tuo 卡ka 塔ta 埃ai 索suo 格ge 雷lei 贝bei 派pai 思si`;

interface Read {
  readonly han: string;
  readonly pinyin: string;
}

const readings = (text: string): readonly Read[] =>
  text
    .trim()
    .split(/\s+/u)
    .map((pair) => {
      const [, han = "", pinyin = ""] = /^(\p{Script=Han}+)(\w+)$/u.exec(pair) ?? [];
      return { han, pinyin };
    });

const characters = readings(brandCharacters);

const places = readings(`
深圳Shenzhen 上海Shanghai 宁波Ningbo 广州Guangzhou 东莞Dongguan 苏州Suzhou 杭州Hangzhou 义乌Yiwu 青岛Qingdao 温州Wenzhou
佛山Foshan 绍兴Shaoxing 厦门Xiamen 天津Tianjin 无锡Wuxi 常州Changzhou 泉州Quanzhou 南通Nantong 金华Jinhua 台州Taizhou
嘉兴Jiaxing 中山Zhongshan 北京Beijing 南京Nanjing 福州Fuzhou 大连Dalian 烟台Yantai 汕头Shantou 武汉Wuhan 成都Chengdu
重庆Chongqing 西安Xian 郑州Zhengzhou 济南Jinan 合肥Hefei 长沙Changsha 石家庄Shijiazhuang 惠州Huizhou 江门Jiangmen
珠海Zhuhai 扬州Yangzhou 镇江Zhenjiang 徐州Xuzhou 盐城Yancheng 潍坊Weifang 威海Weihai 临沂Linyi 淄博Zibo 沈阳Shenyang
长春Changchun 哈尔滨Harbin 昆山Kunshan 江阴Jiangyin 张家港Zhangjiagang 常熟Changshu 湖州Huzhou 余姚Yuyao 慈溪Cixi
海宁Haining 桐乡Tongxiang 诸暨Zhuji 永康Yongkang 瑞安Ruian 乐清Yueqing 晋江Jinjiang 石狮Shishi 莆田Putian 漳州Zhangzhou
南昌Nanchang 九江Jiujiang 赣州Ganzhou 景德镇Jingdezhen 芜湖Wuhu 安庆Anqing 阜阳Fuyang 洛阳Luoyang 新乡Xinxiang 安阳Anyang
许昌Xuchang 保定Baoding 唐山Tangshan 沧州Cangzhou 邯郸Handan 邢台Xingtai 廊坊Langfang 太原Taiyuan 大同Datong 运城Yuncheng
呼和浩特Hohhot 包头Baotou 鄂尔多斯Ordos 银川Yinchuan 兰州Lanzhou 西宁Xining 乌鲁木齐Urumqi 昆明Kunming 贵阳Guiyang
南宁Nanning 柳州Liuzhou 桂林Guilin 海口Haikou 三亚Sanya 襄阳Xiangyang 宜昌Yichang 荆州Jingzhou 株洲Zhuzhou 岳阳Yueyang
衡阳Hengyang 绵阳Mianyang 德阳Deyang 泸州Luzhou 咸阳Xianyang 宝鸡Baoji 汉中Hanzhong 揭阳Jieyang 潮州Chaozhou 湛江Zhanjiang
茂名Maoming 肇庆Zhaoqing 清远Qingyuan 滨州Binzhou 德州Dezhou 聊城Liaocheng 菏泽Heze 济宁Jining 泰安Taian 日照Rizhao
连云港Lianyungang 淮安Huaian 宿迁Suqian 泰州Taizhou 丹阳Danyang 宜兴Yixing 太仓Taicang 启东Qidong 如皋Rugao 丽水Lishui
衢州Quzhou 舟山Zhoushan 龙岩Longyan 三明Sanming 南平Nanping 宁德Ningde 上饶Shangrao 宜春Yichun 吉安Jian 鞍山Anshan
营口Yingkou 丹东Dandong 锦州Jinzhou 吉林Jilin 延边Yanbian 大庆Daqing 齐齐哈尔Qiqihar 佳木斯Jiamusi 牡丹江Mudanjiang`);

const provinces = readings(`
浙江Zhejiang 广东Guangdong 江苏Jiangsu 山东Shandong 福建Fujian 河北Hebei 安徽Anhui 河南Henan 湖北Hubei 湖南Hunan 江西Jiangxi
四川Sichuan 辽宁Liaoning 陕西Shaanxi 山西Shanxi 广西Guangxi 云南Yunnan 贵州Guizhou 吉林Jilin 黑龙江Heilongjiang
内蒙古Inner_Mongolia 甘肃Gansu 宁夏Ningxia 新疆Xinjiang 海南Hainan 青海Qinghai`);

const latin = (read: readonly Read[]): readonly string[] =>
  read.map(({ pinyin }) => pinyin.replace("_", " "));
const han = (read: readonly Read[]): readonly string[] => read.map((one) => one.han);

export const pinyinRegion: Region = {
  patterns:
    list(`{place} {brand} {goods} {form}|{place} {brand} {goods} {trade} {form}|{place} {brand} {trade} {form}
    |{brand} {goods} ({place}) {form}|{province} {brand} {goods} {form}|{place} {brand} {trade} {form}
    |{province} {brand} {trade} {goods} {form}|{brand} {trade} {form}|{place} {brand} {material} {goods} {form}
    |{place} {quarter} {brand} {goods} Factory|{brand} Group {form}|{province} {place} {brand} {goods} {form}
    |{brand} International {trade} {form}|{place} {brand} {material} {form}|{brand} (Hong Kong) {trade} Limited
    |{place} No. {number} {goods} Factory|{place} {brand} {goods} {form} {place} Branch|{family} {given} {goods} {form}
    |{brand} {number} {goods} {form}|{place} {quarter} {brand} {goods} Firm|{initials} ({place}) {goods} {form}`),
  words: {
    place: latin(places),
    province: latin(provinces),
    form: list(`Co., Ltd.|Co.,Ltd|Co., Ltd|Co Ltd|Co., Limited|Company Limited|Limited|Corp.|Corporation|Ltd.|Inc.
      |Group Co., Ltd.|Joint Stock Co., Ltd.|Holdings Ltd|(Group) Co., Ltd.|Factory|LLC`),
    goods:
      list(`Garment|Textile|Electronic|Clothing|Electrical Appliance|Plastic|Hardware|Furniture|Knitting|Machinery
      |Shoes|Arts & Crafts|Packaging|Auto Parts|Lighting|Household Products|Chemical|Toys|Metal Products|Rubber|Leather
      |Home Textile|Fashion|Foodstuff|Ceramics|Bags|New Material|Stationery|Glass|Medical Instrument|Jewelry|Printing
      |Paper Products|Sports Goods|Solar Energy|Silk|Tools|Bedding|Umbrella|Optical|Photovoltaic|Cable|Aluminium
      |Steel Pipe|Valve|Bearing|Mold|Cotton|Wool|Dyeing and Printing|Zipper|Hat|Gloves|Socks|Curtain|Carpet
      |Kitchenware|Bamboo Products|Wooden Products|Battery|Sensor|Pharmaceutical|Bio-Technology|Cosmetics|Pet Products
      |Seafood|Tomato Products|Agricultural Products|Garlic|Tea|Wire Mesh|Fastener|Refractory|Tyre|Bicycle|Motorcycle
      |Polysilicon|Silicon Industry|Carbon Fiber|Graphite|Magnet|Circuit Board|LED|Nonwoven|Yarn|Spinning|Hair Products`),
    trade:
      list(`Import & Export|Trading|Technology|Industrial|Industry|Import and Export|International Trading|Trade
      |Manufacturing|Industry and Trade|Science & Technology|Foreign Trade|Supply Chain|E-Commerce|Imp. & Exp.|Imp & Exp
      |Enterprise|Logistics|Industrial Development|Commerce|International Freight|Equipment|Economic Development`),
    material:
      list(`Precision|New Energy|Stainless Steel|Intelligent|Environmental Protection|Cotton|Plastic|Bamboo
      |Chemical Fiber|Magnetic|Crystal|Polyester|Aluminum|Titanium|Nylon|Woolen|Hemp|Silicone|Composite|Carbon`),
    quarter:
      list(`Baoan|Longgang|Nanhai|Shunde|Yuhang|Xiaoshan|Yinzhou|Panyu|Huadu|Keqiao|Wujiang|Wuzhong|Longhua|Chenghai
      |Humen|Chashan|Jimo|Jiaozhou|Chengyang|Beilun|Cangnan|Pingyang|Anji|Deqing|Changxing|Haiyan|Shengzhou|Xinchang`),
    family: list(
      `Li|Wang|Zhang|Liu|Chen|Yang|Huang|Zhao|Wu|Zhou|Xu|Sun|Ma|Zhu|Hu|Guo|He|Lin|Gao|Luo|Zheng|Liang|Xie`,
    ),
    given: list(
      `Wei|Fang|Na|Min|Jing|Lei|Qiang|Jun|Yan|Jie|Xiaoming|Guohua|Jianguo|Xiuying|Zhiqiang|Haiyan|Wenbin`,
    ),
  },
  brand: (random) => {
    const parts = Array.from(
      { length: random.chance(0.72) ? 2 : 3 },
      () => random.zipf(characters, 0.6).pinyin,
    );
    const joined = random.chance(0.85) ? parts.join("") : parts.map(capital).join(" ");
    return capital(joined);
  },
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const hanRegion: Region = {
  patterns: list(`{place}市{brand}{goods}{form}|{place}{brand}{goods}{form}|{place}{brand}{trade}{form}
    |{province}{brand}{goods}{form}|{place}市{brand}{trade}{form}|{brand}（{place}）{trade}{form}
    |{province}{brand}{goods}{trade}{form}|{place}市{quarter}{brand}{goods}厂|{province}{place}{brand}{goods}{form}
    |{brand}集团{form}|{place}{brand}{goods}股份有限公司|{place}{quarter}{brand}{goods}加工厂|{place}第{numeral}{goods}厂
    |{place}{brand}{goods}有限公司{place}分公司|{brand}{goods}{form}|{place}市{brand}{goods}经营部|{brand}{trade}(香港)有限公司`),
  words: {
    place: han(places),
    province: han(provinces),
    form: list(
      `有限公司|有限公司|有限责任公司|股份有限公司|集团有限公司|工厂|(集团)有限公司|实业有限公司|厂`,
    ),
    goods:
      list(`服装|纺织|电子|服饰|塑料制品|五金制品|家具|针织|机械|鞋业|工艺品|包装|汽车配件|照明电器|日用品|化工|玩具|金属制品|橡胶
      |皮具|家纺|食品|陶瓷|箱包|新材料|文具|玻璃|医疗器械|饰品|印刷|纸制品|体育用品|太阳能|丝绸|工具|床上用品|雨伞|光学|光伏科技|电缆
      |铝业|钢管|阀门|轴承|模具|棉业|毛纺|印染|拉链|帽业|手套|袜业|窗帘|地毯|厨具|竹制品|木业|电池|传感器|药业|生物科技|化妆品|宠物用品
      |水产|番茄制品|农业发展|茶业|丝网|紧固件|耐火材料|轮胎|自行车|多晶硅|硅业|碳纤维|石墨|磁材|电路板|无纺布|纱线|纺纱|发制品`),
    trade: list(
      `进出口|贸易|科技|实业|国际贸易|工贸|工业|制造|供应链管理|电子商务|对外贸易|物流|商贸|设备|经济发展|国际货运代理|投资|技术开发`,
    ),
    quarter:
      list(`宝安区|龙岗区|南海区|顺德区|余杭区|萧山区|鄞州区|番禺区|花都区|柯桥区|吴江区|吴中区|澄海区|虎门镇|茶山镇|即墨区|北仑区
      |苍南县|平阳县|安吉县|德清县|长兴县|海盐县|嵊州市|新昌县|高新区|开发区`),
    numeral: list(`一|二|三|四|五|六|七|八|九|十`),
  },
  brand: (random) =>
    Array.from({ length: random.chance(0.72) ? 2 : 3 }, () => random.zipf(characters, 0.6).han).join(""),
};

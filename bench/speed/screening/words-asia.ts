import { coiner, list, type Region } from "./region.ts";

const indic = coiner({
  onsets: list(`s|r|v|m|n|p|k|d|b|j|g|t|l|sh|h|a|kr|pr|sr|ch|bh|dh|y|gh|kh|th|i|u`),
  nuclei: list(`a|i|u|aa|e|o|ee|ai|oo`),
  codas: list(`|n|m|r|l|sh|k|t|nd|j|v|th|nt|x|ya|vi`),
  endings: list(
    `tex|tech|pharma|chem|lon|plast|cot|fab|polymers|agro|soft|steel|craft|exim|spin|knit|dyes|cast`,
  ),
});

export const indianRegion: Region = {
  patterns:
    list(`{brand} {goods} {form}|{house} {goods} {form}|M/S {house} {trade}|{brand} {trade} {form}|{family} {trade}
    |{house} {trade}|M/S. {brand} {goods} {form}|{brand} {material} {goods} {form}|{family} {family} & Co.
    |{house} {brand} {goods} {form}|{place} {goods} {form}|{given} {family}|{brand} {goods}|{family} & Sons {goods}
    |{initials} {goods} {form}|{brand} {goods} {form}, {place}|{given} {goods} {form}|{brand} {goods} {form} Unit-{number}
    |{family} Brothers {trade}|The {place} {goods} {form}|{brand} Overseas|{place} {material} {goods} {form}`),
  words: {
    form: list(`Pvt. Ltd.|Private Limited|Pvt Ltd|Limited|Ltd.|(P) Ltd.|LLP|Pvt. Limited|& Co.|(India) Pvt. Ltd.
      |India Private Limited|Co.|P. Ltd|(Regd.)|Corporation|Industries Ltd`),
    goods:
      list(`Exports|Textiles|Industries|Fashions|Garments|Knitwear|Creations|Spinning Mills|Apparels|Pharmaceuticals
      |Foods|Chemicals|Engineering|Impex|Overseas|Steels|Handicrafts|Mills|Fabrics|Polymers|Polyfab|Leathers|Exim
      |Plastics|Metals|Synthetics|Cotton Mills|Carpets|Home Furnishings|Gems|Jewellers|Granites|Marine Products|Spices
      |Rice Mills|Agro Products|Tea Estates|Tyres|Auto Components|Castings|Forgings|Tubes|Wires|Ceramics|Tiles|Dyes
      |Intermediates|Laboratories|Packaging|Papers|Prints|Embroideries|Silks|Yarns|Denim|Footwear|Tools|Fasteners`),
    trade:
      list(`Enterprises|International|Traders|Trading Co.|Exports|Overseas|Agencies|Associates|Industries|Corporation
      |Impex|Global|Sales Corporation|Export House|Exim|Ventures|Merchants|Suppliers|Distributors|Marketing`),
    house:
      list(`Shree|Sri|Shri|Jai|Om|Maa|Royal|National|Super|Bharat|Indo|Universal|Modern|Global|New India|Sai|Laxmi
      |Ganesh|Krishna|Balaji|Ambika|Shiv|Durga|Vinayak|Hari Om|Radhe|Mahavir|Parshwa|Venkateswara|Murugan|Ganga|Himalaya`),
    material: list(
      `Cotton|Polyester|Steel|Textile|Rubber|Agro|Chemical|Woollen|Synthetic|Organic|Leather|Brass|Marble|Jute`,
    ),
    place:
      list(`Tirupur|Mumbai|Delhi|Surat|Ludhiana|Ahmedabad|Chennai|Coimbatore|Jaipur|Panipat|Kolkata|Bangalore|Noida
      |Gurgaon|Karur|Erode|Moradabad|Kanpur|Agra|Rajkot|Morbi|Vadodara|Indore|Pune|Hyderabad|Kochi|Salem|Madurai|Bhilwara
      |Bhadohi|Varanasi|Jodhpur|Jamnagar|Nagpur|Guntur|Ichalkaranji|Bhiwandi|Amritsar|Jalandhar|Faridabad|Vapi|Ankleshwar`),
    given:
      list(`Rajesh|Suresh|Sanjay|Anil|Sunil|Ramesh|Vijay|Mahesh|Ashok|Rakesh|Deepak|Manoj|Ajay|Amit|Vikas|Pradeep
      |Arun|Naresh|Mukesh|Dinesh|Kiran|Prakash|Senthil|Karthik|Murali|Ganesan|Lakshmi|Priya|Sunita|Meena|Imran|Salim`),
    family:
      list(`Kumar|Sharma|Patel|Gupta|Singh|Agarwal|Jain|Shah|Mehta|Verma|Reddy|Rao|Nair|Iyer|Khan|Ansari|Chopra
      |Malhotra|Kapoor|Bansal|Goyal|Mittal|Arora|Desai|Joshi|Choudhary|Das|Ghosh|Banerjee|Mukherjee|Pillai|Menon|Naidu
      |Subramanian|Krishnan|Srinivasan|Bhatia|Sethi|Khanna|Saxena|Mishra|Tiwari|Pandey|Yadav|Thakur|Parekh|Doshi|Vora`),
  },
  brand: indic,
};

export const bangladeshiRegion: Region = {
  patterns:
    list(`{brand} {goods} {form}|{house} {goods} {form}|{brand} {goods} (Unit-{number}) {form}|M/S {brand} {goods}
    |{initials} {goods} {form}|{house} {brand} {goods} {form}|{family} {goods} {form}|{brand} Group|M/S. {given} {trade}
    |{brand} {material} {goods} {form}|{place} {goods} {form}|{brand} & {brand} {goods} {form}|{house} {trade}
    |{given} {family} {trade}|{brand} {goods} {form} (Unit {number})|{place} {brand} {goods} {form}`),
  words: {
    form: list(
      `Ltd.|Limited|Ltd|(Pvt.) Ltd.|(BD) Ltd.|Pvt. Ltd.|Bangladesh Ltd.|Co. Ltd.|Industries Ltd.|PLC|(Pvt) Limited`,
    ),
    goods:
      list(`Fashions|Apparels|Garments|Knitwear|Textiles|Knit Composite|Sweaters|Textile Mills|Composite Mills|Denims
      |Spinning Mills|Dyeing|Knitting & Dyeing|Washing|Attires|Clothing|Wears|Designs|Fabrics|Accessories|Outerwear
      |Knit Wears|Jeans|Shirts|Style|Packaging|Printing|Embroidery|Footwear|Leather|Jute Mills|Zipper|Lingerie|Socks
      |Hosiery|Towels|Home Textiles|Yarn Dyeing|Cotton Mills|Ceramics|Pharmaceuticals|Shrimp|Foods|Steel Mills|Poly`),
    trade: list(
      `Enterprise|Traders|International|Trading|Trade International|Store|Corporation|Agency|Overseas|Exports`,
    ),
    house:
      list(`Dhaka|Bengal|Padma|Meghna|Jamuna|Standard|Modern|Al-Haj|Royal|Eastern|Royal Bengal|Sonali|Rupali|New Asia
      |Sea|Continental|Global|South East|Orient|United|Islam|Shapla|Doel|Titas|Crown|Green|Blue|Natural|Interstoff`),
    material: list(`Knit|Woven|Cotton|Denim|Jute|Sweater|Silk|Eco|Active|Fancy|Polymer|Composite`),
    place:
      list(`Dhaka|Gazipur|Chittagong|Narayanganj|Savar|Ashulia|Tongi|Narsingdi|Mymensingh|Comilla|Khulna|Bhaluka
      |Tangail|Sylhet|Bogura|Uttara|Mirpur|Fatullah|Konabari|Kaliakair|Chattogram|Manikganj|Habiganj|Rangpur|Jessore`),
    given:
      list(`Mohammad|Abdul|Md. Rafiqul|Shahidul|Kamal|Jamal|Anwar|Nurul|Aminul|Habibur|Rezaul|Shafiqul|Fatema|Rahima
      |Nasrin|Sultana|Mahbub|Tariqul|Zahid|Mizanur|Delwar|Mosharraf|Sirajul|Golam|Hasina`),
    family:
      list(`Islam|Rahman|Hossain|Ahmed|Uddin|Khan|Chowdhury|Akter|Miah|Sarker|Alam|Haque|Ali|Begum|Karim|Mollah|Sikder
      |Talukder|Bhuiyan|Mondal|Das|Saha|Roy|Biswas|Majumder|Sheikh|Kabir|Siddique|Mahmud|Patwary`),
  },
  brand: coiner({
    onsets: list(`s|r|m|n|b|k|sh|j|f|t|h|a|z|d|l|p|g|ch|o|e|i|kh|ta|ha|y|un`),
    nuclei: list(`a|i|u|o|e|aa|ee|ou`),
    codas: list(`|n|m|r|l|sh|k|t|d|b|f|q|nd|a|iya|x`),
    endings: list(`tex|knit|fab|mode|wear|line|spin|jute|mart|style|cot|dye|stitch`),
  }),
};

export const vietnameseRegion: Region = {
  patterns: list(`Công ty TNHH {goods} {brand}|{brand} {english} {form}|Công ty Cổ phần {goods} {brand}
    |{brand} {place} {english} {form}|Công ty TNHH {brand}|Công ty TNHH {trade} {brand}|Công ty TNHH MTV {goods} {brand}
    |{foreign} Vietnam {english} {form}|{foreign} (Vietnam) {form}|Công ty Cổ phần {goods} {place}|Cơ sở {goods} {given}
    |Công ty TNHH {trade} {goods} {brand}|{brand} {english} JSC|Chi nhánh Công ty TNHH {goods} {brand} tại {place}
    |Doanh nghiệp tư nhân {brand}|{family} {middle} {given}|Hộ kinh doanh {family} {middle} {given}
    |{place} {english} {form}|Nhà máy {goods} {brand}|Công ty TNHH {goods} {brand} {place}|Hợp tác xã {goods} {place}`),
  words: {
    form: list(
      `Co., Ltd.|Co., Ltd|Company Limited|JSC|Joint Stock Company|Co.,Ltd|Ltd.|Corporation|One Member Co., Ltd.`,
    ),
    goods:
      list(`May mặc|Dệt may|Sản xuất|Thủy sản|Chế biến gỗ|Giày da|Bao bì|Nhựa|Cơ khí|Điện tử|Nông sản|Dệt|May|Nội thất
      |Thực phẩm|In ấn|Cà phê|Hạt điều|Cao su|Thép|Hóa chất|Dệt nhuộm|Kéo sợi|Da giày|Gốm sứ|Mây tre lá|Thêu|Túi xách
      |Vật liệu xây dựng|Dược phẩm|Thiết bị điện|Năng lượng|Ô tô|Linh kiện|Khuôn mẫu|Sợi|Chăn ga gối đệm|Phụ liệu may`),
    english:
      list(`Garment|Textile|Footwear|Wood|Furniture|Plastic|Seafood|Packaging|Electronics|Trading|Import Export|Shoes
      |Production Trading|Industrial|Knitting|Fashion|Handicraft|Cashew|Coffee|Rubber|Steel|Precision|Service Trading`),
    trade:
      list(`Thương mại|Xuất nhập khẩu|Thương mại Dịch vụ|Sản xuất Thương mại|Đầu tư|Thương mại và Sản xuất|Quốc tế
      |Thương mại Xuất nhập khẩu|Đầu tư Phát triển|Kỹ thuật|Công nghiệp|Vận tải`),
    place:
      list(`Bình Dương|Hà Nội|Đồng Nai|Sài Gòn|Hải Phòng|Long An|Bắc Ninh|Đà Nẵng|Hưng Yên|Hải Dương|Nam Định|Thái Bình
      |Bắc Giang|Tây Ninh|Cần Thơ|Bình Định|Quảng Nam|Thanh Hóa|Nghệ An|Vĩnh Phúc|Tiền Giang|Thái Nguyên|Phú Thọ|Ninh Bình
      |Bến Tre|Khánh Hòa|Đắk Lắk|Lâm Đồng|Cà Mau|Bình Phước|Huế|Vũng Tàu|Quy Nhơn|Biên Hòa|Củ Chi|Thủ Đức`),
    foreign:
      list(`Hansae|Sung Jin|Kyung Bang|Fu Tai|Da Shing|Yuan Hao|Tae Gwang|Chang Yih|Sakura|Nitto|Kolon|Hwa Seung
      |Jin Myung|Lai Fung|Woo Sung|Hoya|Fuji|Dong Yang|Han Young|Shin Won|Pou Sheng|Green Vina|Kim Vina|Top Sun`),
    family: list(`Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý`),
    middle: list(`Văn|Thị|Minh|Hữu|Đức|Thanh|Ngọc|Quốc|Xuân|Công|Hoàng|Kim|Thu|Anh`),
    given: list(
      `Hùng|Lan|Hương|Dũng|Tuấn|Hải|Nga|Mai|Hoa|Thảo|Linh|Long|Nam|Phương|Bình|Sơn|Hà|Cường|Thủy|Trang|Đạt|Khoa`,
    ),
  },
  brand: (random) =>
    Array.from({ length: random.chance(0.75) ? 2 : 3 }, () => random.zipf(vietnameseSyllables, 0.5)).join(
      " ",
    ),
};

const vietnameseSyllables =
  list(`Phát|Thành|Minh|Hưng|Thịnh|Phú|Đại|Tân|An|Việt|Nam|Hòa|Gia|Long|Hoàng|Anh|Kim|Ngọc|Đức|Tiến
  |Lợi|Vĩnh|Bảo|Thiên|Quang|Trường|Sơn|Hải|Đông|Á|Châu|Mỹ|Phong|Thái|Dương|Bình|Nhật|Tín|Nghĩa|Hồng|Hà|Lộc|Phúc|Khang|Vạn
  |Tài|Toàn|Thắng|Cường|Quốc|Tây|Bắc|Trung|Xuân|Thu|Sao|Mai|Liên|Hoa|Sen|Trúc|Tùng|Lâm|Giang|Đồng|Nguyên|Khải|Hiệp|Hợp|Thuận
  |Ý|Tâm|Đạt|Duy|Khánh|Linh|Lan|Vy|Uyên|Huy|Hùng|Dũng|Tuấn|Vinh|Sang|Quý|Ánh|Nhi|Hân|Phương|Thảo|Bích|Diệp|Nghi|Cát|Tường
  |Triệu|Mạnh|Kiến|Xương|Phước|Thới|Hậu|Lạc|Thanh|Hiền|Đăng|Khoa|Trí|Nhân|Lễ|Hạnh|Dung|Yến|Oanh|Loan|Phượng|Rồng|Hổ|Gấu`);

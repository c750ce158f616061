"""A short report on a closed bridge in many languages: headline, four paragraphs, and a menu with teasers around it."""

from typing import NamedTuple


class Report(NamedTuple):
    """Headline and paragraphs of one report, and what a page in that language puts around them."""

    title: str
    paragraphs: tuple[str, ...]
    menu: tuple[str, ...]


REPORTS = {
    "ar": Report(
        "إغلاق الجسر القديم لمدة عام",
        (
            "أعلنت الحكومة يوم الاثنين أن الجسر القديم في المدينة سيغلق لمدة عام بسبب أعمال الصيانة.",
            "وقال رئيس البلدية للصحفيين إن الطريق إلى الميناء سيبقى مفتوحا أمام الشاحنات.",
            "وأصيب ثلاثة عمال بجروح في الأسبوع الماضي عندما سقط جزء من الجسر في النهر، وفقا للشرطة.",
            "وأضاف: لا يمكننا الانتظار أكثر من ذلك.",
        ),
        ("الرئيسية", "أخبار", "رياضة", "اقتصاد", "اتصل بنا"),
    ),
    "ru": Report(
        "Старый мост закрыли на год",
        (
            "Правительство объявило в понедельник, что старый мост в центре города будет закрыт на год для ремонта.",
            "Мэр сказал журналистам, что дорога к порту останется открытой для грузовиков.",
            "На прошлой неделе трое рабочих получили ранения, когда часть моста упала в реку, сообщила полиция.",
            "«Мы не можем больше ждать», — добавил он.",
        ),
        ("Главная", "Новости", "Спорт", "Экономика", "Контакты"),
    ),
    "zh": Report(
        "旧大桥将关闭一年",
        (
            "政府星期一宣布，市中心的旧大桥将因维修工程关闭一年。",
            "市长对记者说，通往港口的道路将继续对卡车开放。",
            "警方表示，上周大桥的一部分掉入河中，三名工人受伤。",
            "他补充说：“我们不能再等了。”",
        ),
        ("首页", "新闻", "体育", "财经", "联系我们"),
    ),
    "ja": Report(
        "古い橋が一年間閉鎖へ",
        (
            "政府は月曜日、市の中心部にある古い橋を修理のため一年間閉鎖すると発表した。",
            "市長は記者団に対し、港への道路はトラックのために開けておくと述べた。",
            "警察によると、先週、橋の一部が川に落ち、作業員三人がけがをした。",
            "「これ以上待つことはできない」と市長は付け加えた。",
        ),
        ("ホーム", "ニュース", "スポーツ", "経済", "お問い合わせ"),
    ),
    "ko": Report(
        "오래된 다리 일 년 동안 폐쇄",
        (
            "정부는 월요일 도시 중심에 있는 오래된 다리를 수리하기 위해 일 년 동안 폐쇄한다고 발표했다.",
            "시장은 기자들에게 항구로 가는 길은 트럭에 계속 열려 있을 것이라고 말했다.",
            "경찰에 따르면 지난주 다리의 일부가 강에 떨어져 노동자 세 명이 다쳤다.",
            '그는 "더 이상 기다릴 수 없다"고 덧붙였다.',
        ),
        ("홈", "뉴스", "스포츠", "경제", "문의하기"),
    ),
    "hi": Report(
        "पुराना पुल एक साल के लिए बंद",
        (
            "सरकार ने सोमवार को घोषणा की कि शहर के बीच में स्थित पुराना पुल मरम्मत के लिए एक साल तक बंद रहेगा।",
            "महापौर ने पत्रकारों से कहा कि बंदरगाह की सड़क ट्रकों के लिए खुली रहेगी।",
            "पुलिस के अनुसार पिछले सप्ताह पुल का एक हिस्सा नदी में गिर गया और तीन मजदूर घायल हो गए।",
            "उन्होंने कहा कि हम अब और इंतजार नहीं कर सकते।",
        ),
        ("होम", "समाचार", "खेल", "व्यापार", "संपर्क करें"),
    ),
    "th": Report(
        "ปิดสะพานเก่าเป็นเวลาหนึ่งปี",
        (
            "รัฐบาลประกาศเมื่อวันจันทร์ว่าสะพานเก่ากลางเมืองจะปิดเป็นเวลาหนึ่งปีเพื่อซ่อมแซม",
            "นายกเทศมนตรีบอกกับผู้สื่อข่าวว่าถนนไปท่าเรือจะยังเปิดให้รถบรรทุกใช้",
            "ตำรวจกล่าวว่าเมื่อสัปดาห์ที่แล้วส่วนหนึ่งของสะพานตกลงไปในแม่น้ำ และคนงานสามคนได้รับบาดเจ็บ",
            "เขากล่าวเพิ่มเติมว่าเราไม่สามารถรอได้อีกต่อไป",
        ),
        ("หน้าแรก", "ข่าว", "กีฬา", "เศรษฐกิจ", "ติดต่อเรา"),
    ),
    "tr": Report(
        "Eski köprü bir yıl kapalı kalacak",
        (
            "Hükümet pazartesi günü, şehir merkezindeki eski köprünün onarım için bir yıl kapatılacağını duyurdu.",
            "Belediye başkanı gazetecilere, limana giden yolun kamyonlara açık kalacağını söyledi.",
            "Polise göre geçen hafta köprünün bir bölümü nehre düştü ve üç işçi yaralandı.",
            "Başkan, daha fazla bekleyemeyiz, dedi.",
        ),
        ("Ana Sayfa", "Haberler", "Spor", "Ekonomi", "İletişim"),
    ),
    "el": Report(
        "Κλείνει για έναν χρόνο η παλιά γέφυρα",
        (
            "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι η παλιά γέφυρα στο κέντρο της πόλης θα κλείσει για έναν χρόνο λόγω επισκευών.",
            "Ο δήμαρχος είπε στους δημοσιογράφους ότι ο δρόμος προς το λιμάνι θα μείνει ανοιχτός για τα φορτηγά.",
            "Σύμφωνα με την αστυνομία, την περασμένη εβδομάδα ένα μέρος της γέφυρας έπεσε στο ποτάμι και τρεις εργάτες τραυματίστηκαν.",
            "«Δεν μπορούμε να περιμένουμε άλλο», πρόσθεσε.",
        ),
        ("Αρχική", "Ειδήσεις", "Αθλητικά", "Οικονομία", "Επικοινωνία"),
    ),
    "he": Report(
        "הגשר הישן ייסגר לשנה",
        (
            "הממשלה הודיעה ביום שני כי הגשר הישן במרכז העיר ייסגר לשנה לצורך תיקונים.",
            "ראש העיר אמר לעיתונאים כי הדרך אל הנמל תישאר פתוחה למשאיות.",
            "לדברי המשטרה, בשבוע שעבר נפל חלק מהגשר אל הנהר ושלושה פועלים נפצעו.",
            "הוא הוסיף כי אי אפשר לחכות עוד.",
        ),
        ("דף הבית", "חדשות", "ספורט", "כלכלה", "צור קשר"),
    ),
    "de": Report(
        "Alte Brücke wird für ein Jahr gesperrt",
        (
            "Die Regierung hat am Montag angekündigt, dass die alte Brücke in der Innenstadt wegen Bauarbeiten für ein Jahr gesperrt wird.",
            "Der Bürgermeister sagte vor Journalisten, die Straße zum Hafen bleibe für Lastwagen offen.",
            "Nach Angaben der Polizei wurden in der vergangenen Woche drei Arbeiter verletzt, als ein Teil der Brücke in den Fluss fiel.",
            "„Wir können nicht länger warten“, fügte er hinzu.",
        ),
        ("Startseite", "Nachrichten", "Sport", "Wirtschaft", "Kontakt"),
    ),
    "fr": Report(
        "Le vieux pont sera fermé pendant un an",
        (
            "Le gouvernement a annoncé lundi que le vieux pont du centre-ville sera fermé pendant un an pour des travaux.",
            "Le maire a déclaré aux journalistes que la route du port restera ouverte aux camions.",
            "Selon la police, trois ouvriers ont été blessés la semaine dernière quand une partie du pont est tombée dans le fleuve.",
            "« Nous ne pouvons plus attendre », a-t-il ajouté.",
        ),
        ("Accueil", "Actualités", "Sport", "Économie", "Contact"),
    ),
    "es": Report(
        "El viejo puente cerrará durante un año",
        (
            "El gobierno anunció el lunes que el viejo puente del centro de la ciudad cerrará durante un año por obras.",
            "El alcalde dijo a los periodistas que la carretera del puerto seguirá abierta para los camiones.",
            "Según la policía, tres obreros resultaron heridos la semana pasada cuando una parte del puente cayó al río.",
            "«No podemos esperar más», añadió.",
        ),
        ("Inicio", "Noticias", "Deportes", "Economía", "Contacto"),
    ),
    "it": Report(
        "Il vecchio ponte chiuso per un anno",
        (
            "Il governo ha annunciato lunedì che il vecchio ponte nel centro della città sarà chiuso per un anno per lavori.",
            "Il sindaco ha detto ai giornalisti che la strada per il porto resterà aperta ai camion.",
            "Secondo la polizia, tre operai sono rimasti feriti la settimana scorsa quando una parte del ponte è caduta nel fiume.",
            "«Non possiamo più aspettare», ha aggiunto.",
        ),
        ("Home", "Notizie", "Sport", "Economia", "Contatti"),
    ),
    "pt": Report(
        "Ponte velha vai fechar durante um ano",
        (
            "O governo anunciou na segunda-feira que a ponte velha no centro da cidade vai fechar durante um ano para obras.",
            "O presidente da câmara disse aos jornalistas que a estrada do porto continuará aberta para os camiões.",
            "Segundo a polícia, três operários ficaram feridos na semana passada quando uma parte da ponte caiu no rio.",
            "«Não podemos esperar mais», acrescentou.",
        ),
        ("Início", "Notícias", "Desporto", "Economia", "Contactos"),
    ),
    "nl": Report(
        "Oude brug gaat een jaar dicht",
        (
            "De regering heeft maandag aangekondigd dat de oude brug in het centrum van de stad een jaar dicht gaat voor reparaties.",
            "De burgemeester zei tegen journalisten dat de weg naar de haven open blijft voor vrachtwagens.",
            "Volgens de politie raakten vorige week drie arbeiders gewond toen een deel van de brug in de rivier viel.",
            "We kunnen niet langer wachten, voegde hij eraan toe.",
        ),
        ("Home", "Nieuws", "Sport", "Economie", "Contact"),
    ),
    "pl": Report(
        "Stary most będzie zamknięty przez rok",
        (
            "Rząd ogłosił w poniedziałek, że stary most w centrum miasta będzie zamknięty przez rok z powodu remontu.",
            "Burmistrz powiedział dziennikarzom, że droga do portu pozostanie otwarta dla ciężarówek.",
            "Według policji w zeszłym tygodniu trzech robotników zostało rannych, gdy część mostu spadła do rzeki.",
            "Nie możemy dłużej czekać, dodał.",
        ),
        ("Strona główna", "Wiadomości", "Sport", "Gospodarka", "Kontakt"),
    ),
    "sv": Report(
        "Gamla bron stängs i ett år",
        (
            "Regeringen meddelade på måndagen att den gamla bron i centrum av staden ska stängas i ett år för reparationer.",
            "Borgmästaren sade till journalister att vägen till hamnen förblir öppen för lastbilar.",
            "Enligt polisen skadades tre arbetare förra veckan när en del av bron föll i floden.",
            "Vi kan inte vänta längre, tillade han.",
        ),
        ("Hem", "Nyheter", "Sport", "Ekonomi", "Kontakt"),
    ),
    "uk": Report(
        "Старий міст закрили на рік",
        (
            "Уряд оголосив у понеділок, що старий міст у центрі міста буде закрито на рік через ремонт.",
            "Мер сказав журналістам, що дорога до порту залишиться відкритою для вантажівок.",
            "За даними поліції, минулого тижня троє робітників дістали поранення, коли частина мосту впала в річку.",
            "Ми не можемо більше чекати, додав він.",
        ),
        ("Головна", "Новини", "Спорт", "Економіка", "Контакти"),
    ),
    "fa": Report(
        "پل قدیمی یک سال بسته می‌شود",
        (
            "دولت روز دوشنبه اعلام کرد که پل قدیمی در مرکز شهر برای تعمیر یک سال بسته خواهد شد.",
            "شهردار به خبرنگاران گفت که راه بندر برای کامیون‌ها باز می‌ماند.",
            "به گفته پلیس، هفته گذشته بخشی از پل به رودخانه افتاد و سه کارگر زخمی شدند.",
            "او افزود که ما دیگر نمی‌توانیم صبر کنیم.",
        ),
        ("صفحه اصلی", "اخبار", "ورزش", "اقتصاد", "تماس با ما"),
    ),
    "id": Report(
        "Jembatan tua ditutup selama setahun",
        (
            "Pemerintah mengumumkan pada hari Senin bahwa jembatan tua di pusat kota akan ditutup selama satu tahun untuk perbaikan.",
            "Wali kota mengatakan kepada wartawan bahwa jalan ke pelabuhan tetap terbuka untuk truk.",
            "Menurut polisi, tiga pekerja terluka pekan lalu ketika sebagian jembatan jatuh ke sungai.",
            "Kami tidak bisa menunggu lagi, katanya.",
        ),
        ("Beranda", "Berita", "Olahraga", "Ekonomi", "Kontak"),
    ),
    "vi": Report(
        "Cây cầu cũ đóng cửa một năm",
        (
            "Chính phủ thông báo hôm thứ Hai rằng cây cầu cũ ở trung tâm thành phố sẽ đóng cửa một năm để sửa chữa.",
            "Thị trưởng nói với các nhà báo rằng đường ra cảng vẫn mở cho xe tải.",
            "Theo cảnh sát, tuần trước ba công nhân bị thương khi một phần cây cầu rơi xuống sông.",
            "Ông nói thêm rằng chúng tôi không thể chờ lâu hơn nữa.",
        ),
        ("Trang chủ", "Tin tức", "Thể thao", "Kinh tế", "Liên hệ"),
    ),
    "ro": Report(
        "Podul vechi va fi închis un an",
        (
            "Guvernul a anunțat luni că podul vechi din centrul orașului va fi închis un an pentru reparații.",
            "Primarul a spus jurnaliștilor că drumul spre port va rămâne deschis pentru camioane.",
            "Potrivit poliției, trei muncitori au fost răniți săptămâna trecută când o parte din pod a căzut în râu.",
            "Nu mai putem aștepta, a adăugat el.",
        ),
        ("Acasă", "Știri", "Sport", "Economie", "Contact"),
    ),
    "cs": Report(
        "Starý most bude na rok uzavřen",
        (
            "Vláda v pondělí oznámila, že starý most v centru města bude kvůli opravám na rok uzavřen.",
            "Starosta řekl novinářům, že silnice do přístavu zůstane otevřená pro nákladní auta.",
            "Podle policie byli minulý týden zraněni tři dělníci, když část mostu spadla do řeky.",
            "Nemůžeme už déle čekat, dodal.",
        ),
        ("Domů", "Zprávy", "Sport", "Ekonomika", "Kontakt"),
    ),
}
"""Reports by language (ISO 639-1); each says the same in simple sentences."""

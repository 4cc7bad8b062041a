//! The codes of currencies, and what else people write for one.

/// The codes of ISO 4217 that are in use, in their order.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD \
    BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD \
    FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES \
    KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR \
    MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB \
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD \
    TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG";

/// Codes that are no more in use, which figures of their time are in.
const FORMER: &str = "ATS BEF BGN DEM ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL NLG PTE SIT SKK";

/// What people write for a currency, each with its code, in lower case; only what is no other's.
const NAMES: &[(&str, &str)] = &[
    ("rmb", "CNY"),
    ("人民币", "CNY"),
    ("人民币元", "CNY"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("€", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("欧元", "EUR"),
    ("美元", "USD"),
    ("us$", "USD"),
    ("hk$", "HKD"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("日元", "JPY"),
    ("英镑", "GBP"),
];

/// What stands for several currencies, each with the codes that it may mean.
const SIGNS: &[(&str, &[&str])] = &[
    ("¥", &["CNY", "JPY"]),
    ("￥", &["CNY", "JPY"]),
    ("元", &["CNY", "TWD", "HKD"]),
    ("$", &["USD", "CAD", "AUD"]),
    ("dollar", &["USD", "CAD", "AUD"]),
    ("dollars", &["USD", "CAD", "AUD"]),
    ("£", &["GBP", "EGP"]),
    ("rs", &["INR", "PKR", "LKR"]),
];

/// What a text says of a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Currency {
    /// It is a code.
    Code,
    /// It is another way to write this code.
    Name(&'static str),
    /// It may mean one of these codes.
    Sign(&'static [&'static str]),
    /// Nobody knows it.
    Unknown,
}

impl Currency {
    /// What a text says.
    pub fn of(text: &str) -> Currency {
        let is_in = |codes: &'static str, text: &str| codes.split(' ').find(|code| *code == text);
        if is_in(CODES, text).or_else(|| is_in(FORMER, text)).is_some() {
            return Currency::Code;
        }
        let lower = text.to_lowercase();
        let name = NAMES.iter().find(|(name, _)| *name == lower);
        let upper = text.to_uppercase();
        let code = name.map(|(_, code)| *code);
        if let Some(code) = code.or_else(|| is_in(CODES, &upper)) {
            return Currency::Name(code);
        }
        match SIGNS.iter().find(|(sign, _)| *sign == lower) {
            Some((_, codes)) => Currency::Sign(codes),
            None => Currency::Unknown,
        }
    }

    /// Whether a unit of amounts is only another way to write the currency with a code.
    pub fn is_written(unit: &str, code: &str) -> bool {
        match Currency::of(unit) {
            Currency::Code => unit == code,
            Currency::Name(own) => own == code,
            Currency::Sign(codes) => codes.contains(&code),
            Currency::Unknown => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_for_a_currency_is_one_code_or_known_to_mean_several() {
        assert_eq!(Currency::of("CNY"), Currency::Code);
        assert_eq!(Currency::of("DEM"), Currency::Code);
        assert_eq!(Currency::of("eur"), Currency::Name("EUR"));
        assert_eq!(Currency::of("RMB"), Currency::Name("CNY"));
        assert_eq!(Currency::of("¥"), Currency::Sign(&["CNY", "JPY"]));
        assert_eq!(Currency::of("万元"), Currency::Unknown);
        assert!(Currency::is_written("元", "CNY") && Currency::is_written("人民币", "CNY"));
        assert!(!Currency::is_written("元", "EUR") && !Currency::is_written("万元", "CNY"));
    }
}

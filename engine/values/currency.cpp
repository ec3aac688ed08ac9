// SPDX-License-Identifier: Apache-2.0
#include "engine/values/currency.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

struct IsoCurrency {
  std::string_view code;
  int number;  // 0: none
  int scale;   // -1: no minor unit
};

// ISO 4217's codes in order, and those withdrawn since 2020, which older ledgers still hold (ANG,
// BGN, CUC, HRK, SLL, ZWL). ANG's number went over to its successor.
constexpr auto iso_currencies = std::to_array<IsoCurrency>({
    {"AED", 784, 2},  {"AFN", 971, 2},  {"ALL", 8, 2},    {"AMD", 51, 2},   {"ANG", 0, 2},
    {"AOA", 973, 2},  {"ARS", 32, 2},   {"AUD", 36, 2},   {"AWG", 533, 2},  {"AZN", 944, 2},
    {"BAM", 977, 2},  {"BBD", 52, 2},   {"BDT", 50, 2},   {"BGN", 975, 2},  {"BHD", 48, 3},
    {"BIF", 108, 0},  {"BMD", 60, 2},   {"BND", 96, 2},   {"BOB", 68, 2},   {"BOV", 984, 2},
    {"BRL", 986, 2},  {"BSD", 44, 2},   {"BTN", 64, 2},   {"BWP", 72, 2},   {"BYN", 933, 2},
    {"BZD", 84, 2},   {"CAD", 124, 2},  {"CDF", 976, 2},  {"CHE", 947, 2},  {"CHF", 756, 2},
    {"CHW", 948, 2},  {"CLF", 990, 4},  {"CLP", 152, 0},  {"CNY", 156, 2},  {"COP", 170, 2},
    {"COU", 970, 2},  {"CRC", 188, 2},  {"CUC", 931, 2},  {"CUP", 192, 2},  {"CVE", 132, 2},
    {"CZK", 203, 2},  {"DJF", 262, 0},  {"DKK", 208, 2},  {"DOP", 214, 2},  {"DZD", 12, 2},
    {"EGP", 818, 2},  {"ERN", 232, 2},  {"ETB", 230, 2},  {"EUR", 978, 2},  {"FJD", 242, 2},
    {"FKP", 238, 2},  {"GBP", 826, 2},  {"GEL", 981, 2},  {"GHS", 936, 2},  {"GIP", 292, 2},
    {"GMD", 270, 2},  {"GNF", 324, 0},  {"GTQ", 320, 2},  {"GYD", 328, 2},  {"HKD", 344, 2},
    {"HNL", 340, 2},  {"HRK", 191, 2},  {"HTG", 332, 2},  {"HUF", 348, 2},  {"IDR", 360, 2},
    {"ILS", 376, 2},  {"INR", 356, 2},  {"IQD", 368, 3},  {"IRR", 364, 2},  {"ISK", 352, 0},
    {"JMD", 388, 2},  {"JOD", 400, 3},  {"JPY", 392, 0},  {"KES", 404, 2},  {"KGS", 417, 2},
    {"KHR", 116, 2},  {"KMF", 174, 0},  {"KPW", 408, 2},  {"KRW", 410, 0},  {"KWD", 414, 3},
    {"KYD", 136, 2},  {"KZT", 398, 2},  {"LAK", 418, 2},  {"LBP", 422, 2},  {"LKR", 144, 2},
    {"LRD", 430, 2},  {"LSL", 426, 2},  {"LYD", 434, 3},  {"MAD", 504, 2},  {"MDL", 498, 2},
    {"MGA", 969, 2},  {"MKD", 807, 2},  {"MMK", 104, 2},  {"MNT", 496, 2},  {"MOP", 446, 2},
    {"MRU", 929, 2},  {"MUR", 480, 2},  {"MVR", 462, 2},  {"MWK", 454, 2},  {"MXN", 484, 2},
    {"MXV", 979, 2},  {"MYR", 458, 2},  {"MZN", 943, 2},  {"NAD", 516, 2},  {"NGN", 566, 2},
    {"NIO", 558, 2},  {"NOK", 578, 2},  {"NPR", 524, 2},  {"NZD", 554, 2},  {"OMR", 512, 3},
    {"PAB", 590, 2},  {"PEN", 604, 2},  {"PGK", 598, 2},  {"PHP", 608, 2},  {"PKR", 586, 2},
    {"PLN", 985, 2},  {"PYG", 600, 0},  {"QAR", 634, 2},  {"RON", 946, 2},  {"RSD", 941, 2},
    {"RUB", 643, 2},  {"RWF", 646, 0},  {"SAR", 682, 2},  {"SBD", 90, 2},   {"SCR", 690, 2},
    {"SDG", 938, 2},  {"SEK", 752, 2},  {"SGD", 702, 2},  {"SHP", 654, 2},  {"SLE", 925, 2},
    {"SLL", 694, 2},  {"SOS", 706, 2},  {"SRD", 968, 2},  {"SSP", 728, 2},  {"STN", 930, 2},
    {"SVC", 222, 2},  {"SYP", 760, 2},  {"SZL", 748, 2},  {"THB", 764, 2},  {"TJS", 972, 2},
    {"TMT", 934, 2},  {"TND", 788, 3},  {"TOP", 776, 2},  {"TRY", 949, 2},  {"TTD", 780, 2},
    {"TWD", 901, 2},  {"TZS", 834, 2},  {"UAH", 980, 2},  {"UGX", 800, 0},  {"USD", 840, 2},
    {"USN", 997, 2},  {"UYI", 940, 0},  {"UYU", 858, 2},  {"UYW", 927, 4},  {"UZS", 860, 2},
    {"VED", 926, 2},  {"VES", 928, 2},  {"VND", 704, 0},  {"VUV", 548, 0},  {"WST", 882, 2},
    {"XAF", 950, 0},  {"XAG", 961, -1}, {"XAU", 959, -1}, {"XBA", 955, -1}, {"XBB", 956, -1},
    {"XBC", 957, -1}, {"XBD", 958, -1}, {"XCD", 951, 2},  {"XCG", 532, 2},  {"XDR", 960, -1},
    {"XOF", 952, 0},  {"XPD", 964, -1}, {"XPF", 953, 0},  {"XPT", 962, -1}, {"XSU", 994, -1},
    {"XTS", 963, -1}, {"XUA", 965, -1}, {"XXX", 999, -1}, {"YER", 886, 2},  {"ZAR", 710, 2},
    {"ZMW", 967, 2},  {"ZWG", 924, 2},  {"ZWL", 932, 2},
});

struct CurrencyName {
  std::string_view name;  // lower case
  std::string_view code;
};

// Names found in bank exports and public data sets, by bytes. Signs and words that several
// currencies share ($, ¥, dollar, peso) are not here; "yuan", "rupee" and "dirham" alone mean the
// currency that the data sets mean by them.
constexpr auto currency_names = std::to_array<CurrencyName>({
    {"albanian lek", "ALL"},
    {"australian dollar", "AUD"},
    {"brazil real", "BRL"},
    {"brazilian real", "BRL"},
    {"british pound", "GBP"},
    {"canadian dollar", "CAD"},
    {"chinese yuan", "CNY"},
    {"dirham", "AED"},
    {"euro", "EUR"},
    {"euros", "EUR"},
    {"hk$", "HKD"},
    {"hong kong dollar", "HKD"},
    {"indian rupee", "INR"},
    {"japanese yen", "JPY"},
    {"mexican peso", "MXN"},
    {"moroccan dirham", "MAD"},
    {"naira", "NGN"},
    {"new zealand dollar", "NZD"},
    {"nt$", "TWD"},
    {"pakistani rupee", "PKR"},
    {"pound sterling", "GBP"},
    {"renminbi", "CNY"},
    {"rmb", "CNY"},
    {"ruble", "RUB"},
    {"rupee", "INR"},
    {"russian ruble", "RUB"},
    {"saudi riyal", "SAR"},
    {"shekel", "ILS"},
    {"singapore dollar", "SGD"},
    {"swiss franc", "CHF"},
    {"turkish lira", "TRY"},
    {"uae dirham", "AED"},
    {"uk pound", "GBP"},
    {"uk pounds", "GBP"},
    {"us dollar", "USD"},
    {"us dollars", "USD"},
    {"us$", "USD"},
    {"yen", "JPY"},
    {"yuan", "CNY"},
    {"£", "GBP"},
    {"€", "EUR"},
    {"丹麦克朗", "DKK"},
    {"人民币", "CNY"},
    {"人民币(元)", "CNY"},
    {"人民币元", "CNY"},
    {"人民币（元）", "CNY"},
    {"俄罗斯卢布", "RUB"},
    {"元", "CNY"},
    {"元人民币", "CNY"},
    {"加元", "CAD"},
    {"加币", "CAD"},
    {"加拿大元", "CAD"},
    {"卢布", "RUB"},
    {"印尼盾", "IDR"},
    {"印度卢比", "INR"},
    {"印度尼西亚盾", "IDR"},
    {"台币", "TWD"},
    {"巴基斯坦卢比", "PKR"},
    {"挪威克朗", "NOK"},
    {"新加坡元", "SGD"},
    {"新台币", "TWD"},
    {"新币", "SGD"},
    {"新西兰元", "NZD"},
    {"日元", "JPY"},
    {"日圆", "JPY"},
    {"林吉特", "MYR"},
    {"欧元", "EUR"},
    {"泰国铢", "THB"},
    {"泰铢", "THB"},
    {"港元", "HKD"},
    {"港币", "HKD"},
    {"港幣", "HKD"},
    {"澳元", "AUD"},
    {"澳大利亚元", "AUD"},
    {"澳币", "AUD"},
    {"澳门元", "MOP"},
    {"澳门币", "MOP"},
    {"瑞典克朗", "SEK"},
    {"瑞士法郎", "CHF"},
    {"美元", "USD"},
    {"美金", "USD"},
    {"英镑", "GBP"},
    {"菲律宾比索", "PHP"},
    {"越南盾", "VND"},
    {"迪拉姆", "AED"},
    {"韩元", "KRW"},
    {"韩国元", "KRW"},
    {"韩币", "KRW"},
    {"马来西亚林吉特", "MYR"},
});

static_assert(std::ranges::is_sorted(iso_currencies, {}, &IsoCurrency::code));
static_assert(std::ranges::is_sorted(currency_names, {}, &CurrencyName::name));

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool less_in_any_case(std::string_view a, std::string_view b) {
  return std::ranges::lexicographical_compare(a, b, [](char x, char y) {
    return static_cast<unsigned char>(lower(x)) < static_cast<unsigned char>(lower(y));
  });
}

constexpr const IsoCurrency* find_code(std::string_view text) {
  const auto* found = std::ranges::lower_bound(iso_currencies, text, less_in_any_case, &IsoCurrency::code);
  return found == iso_currencies.end() || less_in_any_case(text, found->code) ? nullptr : found;
}

constexpr const IsoCurrency* find_number(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return nullptr;
    number = number * 10 + (c - '0');
  }
  if (number == 0) return nullptr;
  const auto* found = std::ranges::find(iso_currencies, number, &IsoCurrency::number);
  return found == iso_currencies.end() ? nullptr : found;
}

constexpr const IsoCurrency* find_name(std::string_view text) {
  const auto* found = std::ranges::lower_bound(currency_names, text, less_in_any_case, &CurrencyName::name);
  return found == currency_names.end() || less_in_any_case(text, found->name) ? nullptr
                                                                              : find_code(found->code);
}

static_assert(std::ranges::all_of(currency_names, [](const CurrencyName& n) { return find_code(n.code); }));

const IsoCurrency* find_iso(std::string_view text) {
  if (text.size() == 3) {
    if (const auto* found = find_code(text)) return found;
    if (const auto* found = find_number(text)) return found;
  }
  return find_name(text);
}

}  // namespace

std::optional<CurrencyUnit> find_currency(std::string_view text) {
  const auto* found = find_iso(text);
  if (found == nullptr || found->scale < 0) return std::nullopt;
  return CurrencyUnit{found->code, found->scale};
}

bool CurrencyUnits::LessInAnyCase::operator()(std::string_view a, std::string_view b) const {
  return less_in_any_case(a, b);
}

void CurrencyUnits::set_scale(std::string_view code, int scale) {
  if (code.empty()) throw InvalidQuery("--scale: expected CODE=N, but the code is empty");
  if (scale < 0 || scale > 12)
    throw InvalidQuery("--scale " + std::string(code) + "=" + std::to_string(scale)
                       + ": expected 0 to 12 digits of minor unit");
  const auto* known = find_iso(code);
  additions_.insert_or_assign(std::string(known ? known->code : code), scale);
}

std::optional<CurrencyUnit> CurrencyUnits::find(std::string_view text) const {
  if (additions_.empty()) return find_currency(text);
  const auto* known = find_iso(text);
  const auto added = additions_.find(known ? known->code : text);
  if (added != additions_.end()) return CurrencyUnit{added->first, added->second};
  return find_currency(text);
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// Institutions are invented: banks first, then payment firms, then one exchange operator.
constexpr std::uint8_t bank_count = 12, payment_firm_count = 2, institution_count = 15;
constexpr std::uint16_t region_count = 24;
constexpr std::uint16_t industry_count = 12;

struct Institution {
  std::string_view name;
  std::string_view prefix;  // first digits of its card numbers
  int body_digits;          // digits after them
};

[[nodiscard]] const Institution& institution(std::uint8_t number);
[[nodiscard]] std::string_view region_name(std::uint16_t region);
[[nodiscard]] std::string_view operator_name(std::uint32_t phone);
[[nodiscard]] std::string_view industry_name(std::uint64_t bits);

/// A person's name, by 64 random bits.
[[nodiscard]] std::string person_name(std::uint64_t bits);
/// A company's name, in a region, by 64 random bits; its industry is industry_name(bits).
[[nodiscard]] std::string company_name(std::uint16_t region, std::uint64_t bits);

}  // namespace sluice

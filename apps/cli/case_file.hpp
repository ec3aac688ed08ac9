// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// One key of a case file, with its values as the command line would have them.
struct CaseSetting {
  std::string key;
  std::vector<std::string> values;
  /// Written as a list: then its values are single ids, and a comma in one is part of it.
  bool is_list = false;
  /// true or false, for options that take no value.
  bool is_boolean = false;
  std::uint32_t line = 0;
};

/// An option of a command, as a case file may set it.
struct CaseOption {
  /// Without dashes.
  std::string name;
  /// Named on the command line, which wins over the file.
  bool given = false;
  bool takes_value = true, is_repeatable = false, is_id_list = false;
};

/// The value texts that an option gets from the file; a flag has none.
struct CaseValues {
  std::string name;
  std::vector<std::string> values;
  std::uint32_t line = 0;
};

/// The settings of a TOML text in their order there; `name` stands for the file in messages. Throws
/// InvalidQuery with file, line and key for what is no TOML, no option's value, or a table.
[[nodiscard]] std::vector<CaseSetting> parse_case(std::string_view toml, const std::string& name);

/// What of the settings the options get. Throws InvalidQuery with file, line and key for a key that no option
/// has, and for a value that does not suit it.
[[nodiscard]] std::vector<CaseValues> merge_case(std::span<const CaseSetting>, std::span<const CaseOption>,
                                                 const std::string& name);

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/case_file.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "apps/cli/id_list.hpp"
#include "apps/cli/nearest_word.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

[[noreturn]] void refuse(const std::string& file, std::uint32_t line, std::string_view key,
                         std::string_view reason) {
  throw InvalidQuery(fmt::format("{}:{}: {}: {}", file, line, key, reason));
}

/// A value as the command line would have it; nothing for tables and lists.
std::optional<std::string> value_text(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  if (const auto* integer = node.as_integer()) return std::to_string(integer->get());
  // The shortest text that reads back as the same number is what was written.
  if (const auto* decimal = node.as_floating_point()) return fmt::format("{}", decimal->get());
  std::ostringstream text;
  if (const auto* date = node.as_date()) text << date->get();
  if (const auto* moment = node.as_date_time()) text << moment->get();
  return text.str().empty() ? std::nullopt : std::optional(text.str());
}

CaseSetting setting(const std::string& file, std::string_view key, const toml::node& node) {
  CaseSetting setting{std::string(key), {}, node.is_array(), node.is_boolean(), node.source().begin.line};
  const auto add = [&](const toml::node& value) {
    const auto text = value_text(value);
    if (!text) refuse(file, setting.line, key, "expected a text, a number, true, false, or a list of those");
    setting.values.push_back(*text);
  };
  if (const auto* list = node.as_array()) {
    for (const auto& value : *list) add(value);
  } else {
    add(node);
  }
  return setting;
}

void require_suitable(const CaseSetting& setting, const CaseOption& option, const std::string& file) {
  if (!option.takes_value && !setting.is_boolean)
    refuse(file, setting.line, setting.key, "expected true or false");
  if (option.takes_value && setting.is_boolean)
    refuse(file, setting.line, setting.key, "expected a value, found true or false");
  if (setting.is_list && !option.is_repeatable)
    refuse(file, setting.line, setting.key, "expected one value, found a list");
}

}  // namespace

std::vector<CaseSetting> parse_case(std::string_view toml, const std::string& name) {
  std::vector<CaseSetting> settings;
  try {
    const auto table = toml::parse(toml, name);
    for (const auto& [key, node] : table) settings.push_back(setting(name, std::string_view(key), node));
  } catch (const toml::parse_error& error) {
    throw InvalidQuery(fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
  }
  std::ranges::stable_sort(settings, {}, &CaseSetting::line);
  return settings;
}

std::vector<CaseValues> merge_case(std::span<const CaseSetting> settings, std::span<const CaseOption> options,
                                   const std::string& name) {
  std::vector<CaseValues> merged;
  for (const auto& setting : settings) {
    const auto option = std::ranges::find(options, setting.key, &CaseOption::name);
    if (option == options.end()) {
      std::vector<std::string> known;
      for (const auto& o : options) known.push_back(o.name);
      const auto nearest = nearest_word(setting.key, known);
      refuse(name, setting.line, setting.key,
             nearest.empty() ? "this command has no such option"
                             : fmt::format("this command has no such option; did you mean {}?", nearest));
    }
    require_suitable(setting, *option, name);
    if (option->given || (setting.is_boolean && setting.values.front() == "false")) continue;
    CaseValues& values = merged.emplace_back(CaseValues{setting.key, {}, setting.line});
    if (!option->takes_value) continue;
    for (const auto& value : setting.values)
      values.values.push_back(setting.is_list && option->is_id_list ? escape_id(value) : value);
  }
  return merged;
}

}  // namespace sluice

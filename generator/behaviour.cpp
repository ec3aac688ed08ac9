// SPDX-License-Identifier: Apache-2.0
#include "generator/behaviour.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/values/error.hpp"
#include "generator/behaviour_fields.hpp"
#include "generator/calendar.hpp"
#include "generator/presets.hpp"

namespace sluice {

namespace {

/// Reads the fields that a table names, and remembers which keys exist.
class Reader {
 public:
  Reader(const toml::table& table, const std::string& name) : table_(table), name_(name) {}

  void operator()(const char* key, std::string& field) {
    if (const auto* node = find(key)) field = value<std::string>(key, *node, "a text in quotes");
  }
  void operator()(const char* key, bool& field) {
    if (const auto* node = find(key)) field = value<bool>(key, *node, "true or false");
  }
  void operator()(const char* key, std::int64_t& field, Limits) {
    if (const auto* node = find(key)) field = value<std::int64_t>(key, *node, "a whole number");
  }
  void operator()(const char* key, Weights& field, std::size_t) {
    if (const auto* node = find(key)) field = numbers(key, *node, "a list of whole numbers");
  }
  void operator()(const char* key, Spread& field, Limits) {
    if (const auto* node = find(key)) field = spread(key, *node);
  }

  /// Throws for the first key that no field asked for.
  void refuse_unknown() const {
    for (const auto& [section, node] : table_) {
      const std::string name(section.str());
      if (!sections_.contains(name))
        refuse(name, node, "is no section; expected ledger, population, ordinary or cases");
      const auto* keys = node.as_table();
      if (!keys) refuse(name, node, "expected a section");
      for (const auto& [key, inner] : *keys) {
        const auto full = name + "." + std::string(key.str());
        if (!known_.contains(full)) refuse(full, inner, "is no key of a behaviour");
      }
    }
  }

 private:
  const toml::node* find(const std::string& key) {
    known_.insert(key);
    sections_.insert(key.substr(0, key.find('.')));
    return table_.at_path(key).node();
  }

  template <class T>
  T value(const std::string& key, const toml::node& node, const char* expected) const {
    const auto found = node.value_exact<T>();
    if (!found) refuse(key, node, fmt::format("expected {}", expected));
    return *found;
  }

  std::vector<std::int64_t> numbers(const std::string& key, const toml::node& node,
                                    const char* expected) const {
    const auto* list = node.as_array();
    if (!list) refuse(key, node, fmt::format("expected {}", expected));
    std::vector<std::int64_t> found;
    for (const auto& each : *list) found.push_back(value<std::int64_t>(key, each, expected));
    return found;
  }

  Spread spread(const std::string& key, const toml::node& node) const {
    constexpr const char* expected = "a number, [least, most] or [[weight, least, most], …]";
    if (const auto single = node.value_exact<std::int64_t>()) return {{1, *single, *single}};
    const auto* list = node.as_array();
    if (!list || list->empty()) refuse(key, node, fmt::format("expected {}", expected));
    if (!list->front().is_array()) {
      const auto ends = numbers(key, node, expected);
      if (ends.size() != 2) refuse(key, node, fmt::format("expected {}", expected));
      return {{1, ends[0], ends[1]}};
    }
    Spread bands;
    for (const auto& each : *list) {
      const auto band = numbers(key, each, expected);
      if (band.size() != 3) refuse(key, each, fmt::format("expected {}", expected));
      bands.push_back({band[0], band[1], band[2]});
    }
    return bands;
  }

  [[noreturn]] void refuse(const std::string& key, const toml::node& node, const std::string& why) const {
    throw InvalidQuery(fmt::format("{}:{}: {}: {}", name_, node.source().begin.line, key, why));
  }

  const toml::table& table_;
  const std::string& name_;
  std::set<std::string> known_, sections_;
};

/// Throws for the first field whose value is out of range, with its line where it came from a file.
class Checker {
 public:
  Checker() = default;
  Checker(const toml::table& table, const std::string& name) : table_(&table), name_(name) {}

  void operator()(const char*, const std::string&) {}
  void operator()(const char*, const bool&) {}
  void operator()(const char* key, const std::int64_t& field, Limits limits) {
    if (field < limits.least || field > limits.most)
      refuse(key, fmt::format("expected {} to {}, found {}", limits.least, limits.most, field));
  }
  void operator()(const char* key, const Weights& field, std::size_t count) {
    if (field.size() != count) refuse(key, fmt::format("expected {} weights, found {}", count, field.size()));
    if (std::ranges::any_of(field, [](auto w) { return w < 0 || w > 1'000'000; }))
      refuse(key, "expected weights from 0 to 1000000");
    if (std::ranges::all_of(field, [](auto w) { return w == 0; })) refuse(key, "expected a weight above 0");
  }
  void operator()(const char* key, const Spread& field, Limits limits) {
    std::int64_t weight = 0;
    for (const auto& band : field) {
      if (band.weight < 0 || band.weight > 1'000'000) refuse(key, "expected weights from 0 to 1000000");
      if (band.least > band.most)
        refuse(key, fmt::format("least {} is above most {}", band.least, band.most));
      operator()(key, band.least, limits);
      operator()(key, band.most, limits);
      weight += band.weight;
    }
    if (weight == 0) refuse(key, "expected a weight above 0");
  }
  [[noreturn]] void refuse(const std::string& key, const std::string& why) const {
    const auto node = table_ ? table_->at_path(key) : toml::node_view<const toml::node>{};
    if (!node) throw InvalidQuery(fmt::format("{}: {}", key, why));
    throw InvalidQuery(fmt::format("{}:{}: {}: {}", name_, node.node()->source().begin.line, key, why));
  }

 private:
  const toml::table* table_ = nullptr;
  std::string name_;
};

void check_texts(const LedgerBehaviour& ledger, const Checker& checker) {
  if (!parse_day(ledger.start))
    checker.refuse("ledger.start", "expected a date YYYY-MM-DD from 1970 to 2200");
  if (ledger.currency.size() != 3
      || !std::ranges::all_of(ledger.currency, [](char c) { return c >= 'A' && c <= 'Z'; }))
    checker.refuse("ledger.currency", "expected a code of three capital letters");
  if (ledger.time_digits != 0 && ledger.time_digits != 3)
    checker.refuse("ledger.time_digits", "expected 0 (seconds) or 3 (milliseconds)");
  if (ledger.balances != "none" && ledger.balances != "cases" && ledger.balances != "all")
    checker.refuse("ledger.balances", "expected none, cases or all");
}

void check_sums(const PopulationBehaviour& p, const Checker& checker) {
  if (p.company_percent + p.shop_percent + p.wallet_percent > 70)
    checker.refuse("population", "companies, shops and wallets together are above 70 percent");
  const auto between = p.treasurers_per_thousand + p.rent_agents_per_thousand + p.traders_per_thousand
                       + p.payroll_agents_per_thousand;
  if (p.student_percent * 10 + p.landlords_per_thousand + p.pools_per_thousand + between > 900)
    checker.refuse("population",
                   "students, landlords, pool hosts and go-betweens together are above 90 percent");
}

void check(const Behaviour& behaviour, Checker checker) {
  visit_fields(behaviour, checker);
  check_texts(behaviour.ledger, checker);
  check_sums(behaviour.population, checker);
}

}  // namespace

void check_behaviour(const Behaviour& behaviour) { check(behaviour, {}); }

Behaviour parse_behaviour(std::string_view text, const std::string& name) {
  toml::table table;
  try {
    table = toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    throw UnreadableInput(fmt::format("{}:{}: {}", name, error.source().begin.line, error.description()));
  }
  Behaviour behaviour;
  Reader reader(table, name);
  visit_fields(behaviour, reader);
  reader.refuse_unknown();
  check(behaviour, {table, name});
  return behaviour;
}

Behaviour read_behaviour(const std::string& file_or_preset) {
  if (const auto text = preset_text(file_or_preset)) return parse_behaviour(*text, file_or_preset);
  // A folder opens like a file, and would be read as an empty one.
  std::error_code unknown;
  if (std::filesystem::is_directory(file_or_preset, unknown))
    throw UnreadableInput(file_or_preset + ": cannot be read: it is a directory; name a TOML file");
  std::ifstream file(file_or_preset, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  if (!file || text.bad() || file.bad())
    throw UnreadableInput(fmt::format("{}: no preset ({}) and no file that can be read", file_or_preset,
                                      fmt::join(preset_names(), ", ")));
  return parse_behaviour(text.str(), file_or_preset);
}

}  // namespace sluice

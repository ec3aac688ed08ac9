// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/general_options.hpp"
#include "apps/cli/ledger_options.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

constexpr const char* reading = "Reading files";
constexpr const char* companions = "Companion files";

/// A single character; "tab" and "\t" are one too.
std::optional<char> read_character(const std::string& option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (text == "tab" || text == "\\t") return '\t';
  if (text.size() == 1) return text.front();
  throw InvalidQuery(fmt::format("{}: expected one character, found {}", option, text));
}

/// Whether the option has its one word.
bool is_word(const std::string& option, const std::string& text, const std::string& word) {
  if (text.empty()) return false;
  if (text != word) throw InvalidQuery(fmt::format("{}: expected {}, found {}", option, word, text));
  return true;
}

std::map<std::string, int> read_scales(const std::vector<std::string>& texts) {
  std::map<std::string, int> scales;
  for (const auto& text : texts) {
    const auto equals = text.find('=');
    const auto digits = equals == std::string::npos ? std::string() : text.substr(equals + 1);
    int scale = -1;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), scale);
    const bool is_number =
        !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    if (!is_number || equals == 0 || scale < 0 || scale > 12)
      throw InvalidQuery(fmt::format("--scale: expected CODE=N with N from 0 to 12, found {}", text));
    scales[text.substr(0, equals)] = scale;
  }
  return scales;
}

std::optional<Duration> read_step(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto step = parse_duration(text)) return step;
  throw InvalidQuery(fmt::format("--step: expected a duration such as 1h or 30m, found {}", text));
}

}  // namespace

void LoadArguments::add_to(CLI::App& app) {
  const auto settled = [&](CLI::Option* option) { settled_in_snapshots_.push_back(option); };
  add_repeatable(app, "--accounts", accounts_, "Account file: holders, institutions, kinds, openings", "FILE")
      ->group(companions);
  settled(add_repeatable(app, "--aliases", aliases_, "Other names of accounts: alias,account", "FILE")
              ->group(companions));
  settled(add_repeatable(app, "--links", links_, "Ties that are no transfers: kind,a,b,from,to,value", "FILE")
              ->group(companions));
  add_repeatable(app, "--map", map_, "Names a column: payer=COL; COL a name, #3 or A+B", "FIELD=COL")
      ->group(reading);
  settled(app.add_flag("--no-header", no_header_, "The first row is data")->group(reading));
  const auto text = [&](const std::string& name, std::string& value, const std::string& description,
                        const std::string& type) {
    auto* option = app.add_option(name, value, description)->type_name(type)->group(reading);
    if (name != "--timezone") settled(option);
  };
  text("--delimiter", delimiter_, "What divides columns (default: guessed)", "C");
  text("--quote", quote_, "Also a quote, beside \"", "C");
  text("--currency", currency_, "Currency of rows that name none (default: CNY)", "CODE");
  settled(
      add_repeatable(app, "--scale", scale_, "Digits of a currency's minor unit", "CODE=N")->group(reading));
  text("--decimal", decimal_, "Decimal mark (default: .)", "C");
  text("--thousands", thousands_, "Thousands separator", "C");
  text("--round", round_, "half-up: round surplus decimals, read exponents", "HOW");
  text("--timezone", timezone_, "Zone of times that name none, also in this query (default: UTC)", "ZONE");
  text("--step", step_, "Times are step numbers of this length", "D");
  text("--epoch", epoch_, "When step 0 was", "T");
  text("--empty-party", empty_party_, "Empty payers and payees are this terminal account", "NAME");
  text("--file-order", file_order_, "as-is: never read a file from its end", "HOW");
  text("--equal-times", equal_times_, "credits-first: within one time, credits before what they pay", "HOW");
  settled(app.add_flag("--strict", strict_, "Stop at the first row that is rejected")->group(reading));
}

LoadOptions LoadArguments::interpret() const {
  LoadOptions options;
  options.accounts = accounts_;
  options.aliases = aliases_;
  options.links = links_;
  options.map = map_;
  options.no_header = no_header_;
  options.delimiter = read_character("--delimiter", delimiter_);
  options.quote = read_character("--quote", quote_);
  options.currency = currency_;
  options.scale = read_scales(scale_);
  options.decimal = read_character("--decimal", decimal_);
  options.thousands = read_character("--thousands", thousands_);
  options.round_half_up = is_word("--round", round_, "half-up");
  options.timezone = timezone_;
  options.step = read_step(step_);
  if (!epoch_.empty()) options.epoch = epoch_;
  if (!empty_party_.empty()) options.empty_party = empty_party_;
  options.file_order_as_is = is_word("--file-order", file_order_, "as-is");
  if (is_word("--equal-times", equal_times_, "credits-first"))
    options.equal_times = EqualTimes::credits_first;
  options.strict = strict_;
  return options;
}

TimeForm LoadArguments::time_form() const {
  TimeForm form{.timezone = timezone_};
  if (step_.empty() || epoch_.empty()) return form;
  form.epoch = read_start("--epoch", epoch_, form);
  form.step = read_step(step_);
  return form;
}

void LoadArguments::require_none_for_snapshot() const {
  const auto refuse = [](const std::string& name) {
    throw InvalidQuery(name + " says how a CSV is to be read, but LEDGER is a snapshot and has been read; give it to "
                              "`sluice load` instead");
  };
  for (const auto* option : settled_in_snapshots_)
    if (option->count() > 0) refuse(option->get_name());
  // The columns of companion files that a query reads can still be named.
  for (const auto& entry : map_)
    if (entry.substr(0, entry.find('=')).find('.') == std::string::npos) refuse("--map " + entry);
}

}  // namespace sluice

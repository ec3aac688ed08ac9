// SPDX-License-Identifier: Apache-2.0
#include "loaders/csv/column_plan.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/values/error.hpp"
#include "loaders/text/trim.hpp"

namespace sluice {
namespace {

constexpr std::size_t lines_searched = 50;

std::string normal_form(std::string_view header) {
  std::string form;
  for (const char c : trim(header)) {
    if (c == ' ' || c == '_' || c == '.' || c == '-' || c == '\t' || c == '"' || c == '\'') continue;
    form += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return form;
}

bool lists(std::string_view synonyms, std::string_view form) {
  while (!synonyms.empty()) {
    const auto end = std::min(synonyms.find(' '), synonyms.size());
    if (synonyms.substr(0, end) == form) return true;
    synonyms.remove_prefix(std::min(end + 1, synonyms.size()));
  }
  return false;
}

/// "#3" is place 2.
std::optional<std::uint32_t> place_number(std::string_view source) {
  std::uint32_t number = 0;
  if (source.size() < 2 || source[0] != '#') return std::nullopt;
  const auto [end, error] = std::from_chars(source.data() + 1, source.data() + source.size(), number);
  if (error != std::errc{} || end != source.data() + source.size() || number == 0 || number > 100'000)
    return std::nullopt;
  return number - 1;
}

/// "a=b,c=d" is two entries; "\\," is a comma.
std::vector<std::string> split_at_commas(std::string_view list) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == '\\' && i + 1 < list.size() && list[i + 1] == ',')
      parts.back() += list[++i];
    else if (list[i] == ',')
      parts.emplace_back();
    else
      parts.back() += list[i];
  }
  return parts;
}

class Planner {
 public:
  Planner(std::string_view text, const std::string& name, const PlanRequest& request)
      : text_(text), name_(name), request_(request) {
    choices_.resize(request.columns.size());
    require_usable_marks();
    for (const auto& choice : request.choices) {
      if (choice.file != request.prefix) continue;
      const auto known =
          std::ranges::find(request.columns, std::string_view(choice.column), &KnownColumn::name);
      if (known == request.columns.end())
        throw InvalidQuery(fmt::format("--map {}: there is no column {}; there are {}", choice.column,
                                       choice.column, names()));
      choices_[static_cast<std::size_t>(known - request.columns.begin())] = split(choice.source);
    }
  }

  ColumnPlan plan() {
    if (request_.no_header || only_places()) return plan_by_places();
    std::optional<ColumnPlan> best;
    for (const char delimiter : delimiters())
      if (auto plan = with_header(delimiter); plan && (!best || better(*plan, *best))) best = std::move(plan);
    if (!best) refuse();
    return *best;
  }

 private:
  void require_usable_marks() const {
    const auto is_line_end = [](char mark) { return mark == '\n' || mark == '\r'; };
    if (request_.delimiter && (is_line_end(*request_.delimiter) || *request_.delimiter == '"'))
      throw InvalidQuery("--delimiter: neither a line end nor a quote can separate columns");
    if (request_.other_quote
        && (is_line_end(*request_.other_quote) || request_.other_quote == request_.delimiter))
      throw InvalidQuery("--quote: neither a line end nor the delimiter can be a quote");
  }

  std::vector<char> delimiters() const {
    if (request_.delimiter) return {*request_.delimiter};
    return {',', ';', '\t', '|'};
  }

  std::string names() const {
    std::vector<std::string_view> all;
    for (const auto& column : request_.columns) all.push_back(column.name);
    return fmt::format("{}", fmt::join(all, ", "));
  }

  static std::vector<std::string> split(std::string_view source) {
    std::vector<std::string> parts;
    for (;;) {
      const auto end = source.find('+');
      parts.emplace_back(source.substr(0, end));
      if (end == source.npos) return parts;
      source.remove_prefix(end + 1);
    }
  }

  bool only_places() const {
    bool any = false;
    for (std::size_t c = 0; c < choices_.size(); ++c) {
      if (request_.columns[c].required && choices_[c].empty()) return false;
      for (const auto& part : choices_[c]) {
        if (!place_number(part)) return false;
        any = true;
      }
    }
    return any;
  }

  /// Every column is named by its place, and the first row is data, unless it is a header all the same.
  ColumnPlan plan_by_places() {
    auto plan = empty_plan(request_.delimiter.value_or(guess_delimiter()));
    std::uint32_t last = 0;
    std::string last_part;
    for (std::size_t c = 0; c < choices_.size(); ++c)
      for (const auto& part : choices_[c]) {
        const auto place = place_number(part);
        if (!place)
          throw InvalidQuery(fmt::format("--map {}={}: without a header columns are named by place, as #3",
                                         request_.columns[c].name, part));
        plan.places[c].push_back(*place);
        if (*place >= last) last_part = part;
        last = std::max(last, *place);
      }
    for (std::size_t c = 0; c < choices_.size(); ++c)
      if (request_.columns[c].required && !plan.has(c))
        throw InvalidQuery(fmt::format("{}: without a header, name the column of {}: --map {}{}=#1", name_,
                                       request_.columns[c].name, prefix(), request_.columns[c].name));
    std::optional<ColumnPlan> best;
    for (const char delimiter : delimiters()) {
      plan.dialect.delimiter = delimiter;
      if (find_first_row(plan, last) && (!best || better(plan, *best))) best = plan;
    }
    if (best) return *best;
    plan.dialect.delimiter = request_.delimiter.value_or(guess_delimiter());
    Record record;
    if (RecordReader(text_, plan.dialect).next(record))
      throw InvalidQuery(
          fmt::format("--map {}: {} has only {} columns", last_part, name_, record.fields.size()));
    return plan;
  }

  /// The first row that has place `last`; narrower ones above it are skipped, unless there is no header.
  bool find_first_row(ColumnPlan& plan, std::uint32_t last) const {
    Record record;
    RecordReader reader(text_, plan.dialect);
    for (std::size_t row = 0; row < lines_searched && reader.next(record); ++row) {
      if (request_.no_header && row > 0) return false;
      if (record.fields.size() <= last || record.broken_quote || record.surplus != 0) continue;
      plan.width = record.fields.size();
      plan.header.clear();
      plan.data_begin = static_cast<std::size_t>(record.text.data() - text_.data());
      plan.data_line = record.line;
      if (request_.no_header || is_data(record, plan)) return true;
      for (const auto field : record.fields) plan.header.emplace_back(trim(field));
      plan.data_begin = reader.position();
      plan.data_line = reader.line();
      return true;
    }
    return false;
  }

  bool is_data(const Record& record, const ColumnPlan& plan) const {
    if (request_.is_data) return request_.is_data(record, plan);
    for (std::size_t c = 0; c < choices_.size(); ++c)
      for (const auto place : plan.places[c])
        if (names(request_.columns[c], normal_form(record.fields[place]))) return false;
    return true;
  }

  static bool names(const KnownColumn& column, const std::string& form) {
    return form == normal_form(column.name) || lists(column.synonyms, form);
  }

  /// Of those that separate something in the first line, the most frequent.
  char guess_delimiter() const {
    const auto first_line = text_.substr(0, text_.find_first_of("\r\n"));
    const std::vector<char> all = {',', ';', '\t', '|'};
    return *std::ranges::max_element(all, {}, [&](char c) { return std::ranges::count(first_line, c); });
  }

  std::string prefix() const { return request_.prefix.empty() ? "" : std::string(request_.prefix) + "."; }

  ColumnPlan empty_plan(char delimiter) const {
    ColumnPlan plan;
    plan.places.resize(request_.columns.size());
    plan.dialect = {delimiter, request_.other_quote.value_or('"')};
    return plan;
  }

  /// The first line that names every required column.
  std::optional<ColumnPlan> with_header(char delimiter) {
    auto plan = empty_plan(delimiter);
    RecordReader reader(text_, plan.dialect);
    Record record;
    for (std::size_t line = 0; line < lines_searched && reader.next(record); ++line) {
      if (record.fields.size() > 10'000) return std::nullopt;
      plan.header.clear();
      for (const auto field : record.fields) plan.header.emplace_back(trim(field));
      plan.width = plan.header.size();
      if (!find_columns(plan)) continue;
      plan.data_begin = reader.position();
      plan.data_line = reader.line();
      return plan;
    }
    return std::nullopt;
  }

  bool find_columns(ColumnPlan& plan) const {
    std::vector<std::string> forms;
    for (const auto& header : plan.header) forms.push_back(normal_form(header));
    std::vector<bool> is_taken(forms.size());
    for (std::size_t c = 0; c < choices_.size(); ++c) {
      if (choices_[c].empty()) continue;
      plan.places[c] = chosen(c, plan);
      if (plan.places[c].empty()) return false;
      for (const auto place : plan.places[c]) is_taken[place] = true;
    }
    for (std::size_t c = 0; c < choices_.size(); ++c) {
      if (choices_[c].empty()) plan.places[c] = recognised(c, forms, is_taken);
      if (plan.places[c].empty() && request_.columns[c].required) return false;
    }
    for (std::size_t c = 0; c < choices_.size(); ++c)
      if (plan.places[c].size() > 1 && choices_[c].empty()) ambiguous(c, plan);
    return true;
  }

  std::vector<std::uint32_t> chosen(std::size_t c, const ColumnPlan& plan) const {
    std::vector<std::uint32_t> places;
    // A header may itself hold a plus.
    const auto whole = std::ranges::find(plan.header, fmt::format("{}", fmt::join(choices_[c], "+")));
    if (choices_[c].size() > 1 && whole != plan.header.end())
      return {static_cast<std::uint32_t>(whole - plan.header.begin())};
    for (const auto& part : choices_[c]) {
      const auto named = std::ranges::find(plan.header, part);
      const auto place = place_number(part);
      if (std::ranges::count(plan.header, part) > 1)
        throw InvalidQuery(
            fmt::format("{}: several columns are called {}; name one by its place, as in --map {}{}=#{}",
                        name_, part, prefix(), request_.columns[c].name, named - plan.header.begin() + 1));
      if (named != plan.header.end())
        places.push_back(static_cast<std::uint32_t>(named - plan.header.begin()));
      else if (place && *place < plan.width)
        places.push_back(*place);
      else
        return {};
    }
    return places;
  }

  /// The column's own name goes before its synonyms; a column that the user gave to another is not
  /// considered.
  std::vector<std::uint32_t> recognised(std::size_t c, const std::vector<std::string>& forms,
                                        const std::vector<bool>& is_taken) const {
    const auto& column = request_.columns[c];
    const auto own = normal_form(column.name);
    std::vector<std::uint32_t> by_name, by_synonym;
    for (std::uint32_t place = 0; place < forms.size(); ++place) {
      if (forms[place] == own)
        by_name.push_back(place);
      else if (lists(column.synonyms, forms[place]) && !is_taken[place])
        by_synonym.push_back(place);
    }
    return by_name.empty() ? by_synonym : by_name;
  }

  [[noreturn]] void ambiguous(std::size_t c, const ColumnPlan& plan) const {
    const auto& places = plan.places[c];
    throw InvalidQuery(
        fmt::format("{}: columns {} ({}) and {} ({}) could both be {}; name one, as in --map {}{}=#{}", name_,
                    places[0] + 1, plan.header[places[0]], places[1] + 1, plan.header[places[1]],
                    request_.columns[c].name, prefix(), request_.columns[c].name, places[0] + 1));
  }

  static bool better(const ColumnPlan& a, const ColumnPlan& b) {
    if (a.data_line != b.data_line) return a.data_line < b.data_line;
    return a.width > b.width;
  }

  [[noreturn]] void refuse() const {
    if (text_.empty())
      throw UnreadableInput(fmt::format("{}: the file is empty: expected a header line", name_));
    Record record;
    RecordReader reader(text_, {request_.delimiter.value_or(guess_delimiter()), '"'});
    std::vector<std::string> header;
    if (reader.next(record))
      for (const auto field : record.fields)
        if (header.size() < 40) header.emplace_back(trim(field).substr(0, 60));
    for (std::size_t c = 0; c < choices_.size(); ++c)
      for (const auto& part : choices_[c])
        if (place_number(part).value_or(0) >= record.fields.size()
            || (!place_number(part) && std::ranges::find(header, part) == header.end()))
          throw InvalidQuery(fmt::format("{}: there is no column {} (--map {}{}={}); the first line has: {}",
                                         name_, part, prefix(), request_.columns[c].name, part,
                                         fmt::join(header, ", ")));
    std::vector<std::string_view> required;
    for (const auto& column : request_.columns)
      if (column.required) required.push_back(column.name);
    throw UnreadableInput(fmt::format(
        "{}: no header line found: expected columns {}, found {}; name them, as in --map {}{}=COLUMN", name_,
        fmt::join(required, ", "), fmt::join(header, ", "), prefix(), required.front()));
  }

  std::string_view text_;
  const std::string& name_;
  const PlanRequest& request_;
  std::vector<std::vector<std::string>> choices_;
};

}  // namespace

std::vector<ColumnChoice> parse_map(const std::vector<std::string>& entries) {
  std::vector<ColumnChoice> choices;
  for (const auto& list : entries)
    for (const auto& entry : split_at_commas(list)) {
      const auto equals = entry.find('=');
      if (equals == entry.npos || equals == 0 || equals + 1 == entry.size())
        throw InvalidQuery(
            fmt::format("--map {}: expected NAME=COLUMN, as in --map payer=From,payee=To", entry));
      const auto target = entry.substr(0, equals);
      const auto point = target.find('.');
      choices.push_back({point == target.npos ? "" : target.substr(0, point),
                         point == target.npos ? target : target.substr(point + 1), entry.substr(equals + 1)});
    }
  return choices;
}

ColumnPlan plan_columns(std::string_view text, const std::string& name, const PlanRequest& request) {
  return Planner(text, name, request).plan();
}

}  // namespace sluice

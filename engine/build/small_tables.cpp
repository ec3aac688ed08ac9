// SPDX-License-Identifier: Apache-2.0
#include "engine/build/small_tables.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "engine/build/number_texts.hpp"

namespace sluice {

LinkTable build_links(const std::vector<LinkRow>& links, std::span<const std::string_view> texts) {
  Array<Link> by_a;
  auto code = [&](std::string_view text) { return static_cast<std::uint32_t>(place_of(texts, text)); };
  for (const auto& row : links)
    by_a.push_back({code(row.a), code(row.b), code(row.value), row.kind, row.from, row.to});
  std::ranges::sort(by_a);
  by_a.resize(static_cast<std::size_t>(std::unique(by_a.begin(), by_a.end()) - by_a.begin()));
  Array<Link> by_b;
  by_b.append(by_a.data(), by_a.size());
  std::ranges::stable_sort(by_b, {}, &Link::b);
  return {by_a.freeze(), by_b.freeze()};
}

AliasTable build_aliases(std::vector<AliasRow> pairs, const NumberedAccounts& accounts) {
  TextArray names, given_aliases, given_accounts;
  Array<AccountNo> owners;
  for (const auto name : accounts.aliases) names.push_back(name);
  for (const auto owner : accounts.alias_account) owners.push_back(owner);
  std::ranges::sort(pairs, {}, [](const AliasRow& row) { return std::pair(row.alias, row.account); });
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  for (const auto& pair : pairs) {
    given_aliases.push_back(pair.alias);
    given_accounts.push_back(pair.account);
  }
  if (pairs.empty()) return {};
  return {names.freeze(), owners.freeze(), given_aliases.freeze(), given_accounts.freeze()};
}

CoverageTable build_coverage(const std::vector<CoverageRow>& coverage, const NumberedAccounts& accounts) {
  std::vector<std::tuple<AccountNo, Time, Time>> periods;
  for (const auto& row : coverage) periods.emplace_back(accounts.find(row.account), row.from, row.to);
  std::ranges::sort(periods);
  periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
  Array<AccountNo> account;
  Array<Time> from, to;
  for (const auto& [a, first, last] : periods) {
    account.push_back(a);
    from.push_back(first);
    to.push_back(last);
  }
  return {account.freeze(), from.freeze(), to.freeze()};
}

FileTable build_files(const std::vector<InputFile>& files, EqualTimes equal_times) {
  std::map<std::string_view, std::size_t> count;
  for (const auto& file : files) ++count[file.name];
  TextArray names, base_names;
  Array<std::uint8_t> newest_first;
  for (std::size_t f = 0; f < files.size(); ++f) {
    const auto& base = files[f].name;
    names.push_back(count[base] > 1 ? fmt::format("{}#{}", base, f + 1) : base);
    base_names.push_back(base);
    newest_first.push_back(files[f].newest_first ? 1 : 0);
  }
  Array<std::uint8_t> credits_first(files.size(), equal_times == EqualTimes::credits_first ? 1 : 0);
  return {names.freeze(), base_names.freeze(), newest_first.freeze(), credits_first.freeze()};
}

DroppedTable build_dropped(std::vector<DroppedRow> rows) {
  std::ranges::stable_sort(rows, {},
                           [](const DroppedRow& row) { return std::tie(row.id, row.file, row.line); });
  TextArray ids;
  Array<Dropped> reasons;
  Array<std::uint16_t> file_numbers;
  Array<std::uint32_t> lines;
  for (const auto& row : rows) {
    ids.push_back(row.id);
    reasons.push_back(row.reason);
    file_numbers.push_back(row.file);
    lines.push_back(row.line);
  }
  if (rows.empty()) return {};
  return {ids.freeze(), reasons.freeze(), file_numbers.freeze(), lines.freeze()};
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#include "loaders/snapshot/replay.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "engine/values/error.hpp"
#include "loaders/snapshot/replay_rows.hpp"

namespace sluice {
namespace {

class Replayer {
 public:
  explicit Replayer(const std::vector<std::shared_ptr<const Ledger>>& ledgers) : ledgers_(ledgers) {}

  LedgerInput replay() {
    std::vector<ReplayedLedger> parts;
    for (const auto& ledger : ledgers_) {
      const auto first_file = in_.files.size();
      add_files(*ledger);
      parts.push_back({ledger, static_cast<std::uint16_t>(first_file), {}});
      add_currencies(*ledger, parts.back().currency);
      add_lane(*ledger);
      add_accounts(*ledger, parts.back());
      add_aliases_links_coverage(*ledger);
      add_dropped(*ledger, first_file);
    }
    keep_each_once();
    replay_rows(parts, in_.rows);
    return std::move(in_);
  }

 private:
  void add_files(const Ledger& ledger) {
    for (std::size_t f = 0; f < ledger.files.base_name.size(); ++f)
      in_.files.push_back({std::string(ledger.files.base_name[f]), ledger.files.newest_first[f] != 0});
    if (in_.files.size() > 0xFFFF)
      throw UnreadableInput("the ledgers to merge were loaded from more than 65535 files");
  }

  void add_currencies(const Ledger& ledger, std::vector<std::uint16_t>& place) {
    for (std::size_t c = 0; c < ledger.currencies.scale.size(); ++c) {
      const std::string code(ledger.currencies.code[c]);
      const int scale = ledger.currencies.scale[c];
      const auto [known, is_new] = currency_.try_emplace(code, static_cast<std::uint16_t>(currency_.size()));
      if (is_new) in_.currencies.push_back({code, scale});
      if (const auto other = in_.currencies[known->second].scale; other != scale)
        throw UnreadableInput(fmt::format(
            "the ledgers to merge disagree about {}: {} decimals in an earlier one, {} in a later", code,
            other, scale));
      place.push_back(known->second);
    }
  }

  /// Dictionaries in which every account and text has the number that the ledger gave it.
  void add_lane(const Ledger& ledger) {
    auto& lane = in_.lanes.emplace_back();
    for (std::size_t a = 0; a < ledger.accounts.size(); ++a)
      if (lane.accounts.encode(ledger.accounts.id[a]) != a)
        throw UnreadableInput("a ledger to merge has two accounts of one id");
    for (std::size_t t = 0; t < ledger.texts.size(); ++t)
      if (lane.texts.encode(ledger.texts[t]) != t)
        throw UnreadableInput("a ledger to merge has one text twice");
  }

  void add_accounts(const Ledger& ledger, const ReplayedLedger& part) {
    for (std::uint32_t a = 0; a < ledger.accounts.size(); ++a) {
      auto row = attributes_of(ledger, AccountNo(a));
      row.file = static_cast<std::uint16_t>(in_.lanes.size() - 1);
      const auto before = in_.accounts.size();
      bool has_transfers = false;
      for (auto p = ledger.pockets.first[a]; p < ledger.pockets.first[a + 1]; ++p) {
        const PocketNo pocket(p);
        has_transfers |= !ledger.outflows[pocket].empty() || !ledger.inflows[pocket].empty();
        if (ledger.pockets.basis[p] != Opening::stated) continue;
        row.opening = ledger.pockets.opening[p];
        row.currency = part.currency[ledger.pockets.currency[p].value];
        in_.accounts.push_back(row);
      }
      const bool is_named = in_.accounts.size() > before;
      if (!is_named && (!has_transfers || has_attributes(row))) in_.accounts.push_back(row);
    }
  }

  static AccountRow attributes_of(const Ledger& ledger, AccountNo a) {
    const auto& table = ledger.accounts;
    AccountRow row;
    row.account = std::string(table.id[a.value]);
    if (const auto kind = table.kind_of(a); kind != AccountKind::unknown) row.kind = kind;
    if (const auto covered = table.covered_of(a); covered != Covered::by_default)
      row.uncovered = covered == Covered::no;
    for (std::size_t t = 0; t < account_text_count; ++t)
      if (!table.texts[t].empty()) row.texts[t] = std::string(ledger.texts[table.texts[t][a.value]]);
    if (!table.opened.empty()) row.opened = table.opened[a.value];
    if (!table.closed.empty()) row.closed = table.closed[a.value];
    if (!table.frozen.empty()) row.frozen = table.frozen[a.value];
    return row;
  }

  static bool has_attributes(const AccountRow& row) {
    return row.kind || row.uncovered || row.opened != unknown_time || row.closed != unknown_time
           || row.frozen != unknown_time
           || std::ranges::any_of(row.texts, [](const auto& text) { return !text.empty(); });
  }

  void add_aliases_links_coverage(const Ledger& ledger) {
    const auto& aliases = ledger.aliases;
    for (std::size_t i = 0; i < aliases.given_alias.size(); ++i)
      in_.aliases.push_back({std::string(aliases.given_alias[i]), std::string(aliases.given_account[i])});
    const auto text = [&](std::uint32_t code) { return std::string(ledger.texts[code]); };
    for (const auto& link : ledger.links.by_a)
      in_.links.push_back({link.kind, text(link.a), text(link.b), text(link.value), link.from, link.to});
    const auto& coverage = ledger.coverage;
    for (std::size_t i = 0; i < coverage.account.size(); ++i)
      in_.coverage.push_back(
          {std::string(ledger.accounts.id[coverage.account[i].value]), coverage.from[i], coverage.to[i]});
  }

  void add_dropped(const Ledger& ledger, std::size_t first_file) {
    const auto& dropped = ledger.dropped;
    for (std::size_t i = 0; i < dropped.id.size(); ++i)
      in_.dropped.push_back({std::string(dropped.id[i]), dropped.reason[i],
                             static_cast<std::uint16_t>(first_file + dropped.file[i]), dropped.line[i]});
  }

  /// Companion files that were given to several loads would have been read once by one load of all.
  void keep_each_once() {
    const auto unique = [](auto& rows, auto key) {
      std::ranges::stable_sort(rows, {}, key);
      const auto repeated = std::ranges::unique(rows, {}, key);
      rows.erase(repeated.begin(), repeated.end());
    };
    unique(in_.aliases, [](const AliasRow& row) { return std::tie(row.alias, row.account); });
    unique(in_.links,
           [](const LinkRow& row) { return std::tie(row.kind, row.a, row.b, row.value, row.from, row.to); });
    unique(in_.coverage, [](const CoverageRow& row) { return std::tie(row.account, row.from, row.to); });
  }

  const std::vector<std::shared_ptr<const Ledger>>& ledgers_;
  LedgerInput in_;
  std::map<std::string, std::uint16_t> currency_;
};

}  // namespace

LedgerInput replay(const std::vector<std::shared_ptr<const Ledger>>& ledgers) {
  return Replayer(ledgers).replay();
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#include "loaders/overlay.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/build/complete_ledger.hpp"
#include "engine/graph/completed.hpp"
#include "engine/graph/transfer_graph.hpp"
#include "engine/run/sorted_texts.hpp"
#include "loaders/csv/load_companions.hpp"
#include "loaders/decode.hpp"

namespace sluice {
namespace {

template <class T>
Array<T> copy_of(const Column<T>& column, std::size_t size, T unknown) {
  if (column.empty()) return Array<T>(size, unknown);
  Array<T> copy;
  copy.append(column.data(), column.size());
  return copy;
}

/// As the builder has it: a column that says nothing is absent.
template <class T>
Column<T> column_of(Array<T>& values, T unknown) {
  const bool any = std::ranges::any_of(values, [&](const T& value) { return value != unknown; });
  return any ? values.freeze() : Column<T>();
}

/// Codes of texts, new ones behind the ledger's own until sorted() puts all in order.
class TextPool {
 public:
  explicit TextPool(const TextColumn& texts) : known_(texts) {}

  std::uint32_t code(std::string_view text) {
    if (const auto place = find_text(known_, text)) return static_cast<std::uint32_t>(*place);
    const auto next = static_cast<std::uint32_t>(known_.size() + added_.size());
    return added_.try_emplace(std::string(text), next).first->second;
  }
  bool has_new() const { return !added_.empty(); }

  /// All texts sorted, and the place among them of every code.
  std::pair<TextColumn, std::vector<std::uint32_t>> sorted() const {
    std::vector<std::uint32_t> place(known_.size() + added_.size());
    TextArray all;
    auto added = added_.begin();
    const auto take_added = [&] {
      place[added->second] = static_cast<std::uint32_t>(all.size());
      all.push_back((added++)->first);
    };
    for (std::size_t i = 0; i < known_.size(); ++i) {
      while (added != added_.end() && added->first < known_[i]) take_added();
      place[i] = static_cast<std::uint32_t>(all.size());
      all.push_back(known_[i]);
    }
    while (added != added_.end()) take_added();
    return {all.freeze(), std::move(place)};
  }

 private:
  const TextColumn& known_;
  std::map<std::string, std::uint32_t, std::less<>> added_;
};

class Overlay {
 public:
  explicit Overlay(const std::shared_ptr<const Ledger>& ledger)
      : ledger_(ledger), graph_(ledger), texts_(ledger->texts), out_(*ledger) {
    const auto& accounts = ledger->accounts;
    const auto size = accounts.size();
    kind_ = copy_of(accounts.kind, size, AccountKind::unknown);
    covered_ = copy_of(accounts.covered, size, Covered::by_default);
    opened_ = copy_of(accounts.opened, size, unknown_time);
    closed_ = copy_of(accounts.closed, size, unknown_time);
    frozen_ = copy_of(accounts.frozen, size, unknown_time);
    for (std::size_t t = 0; t < account_text_count; ++t)
      codes_[t] = copy_of(accounts.texts[t], size, std::uint32_t{0});
  }

  bool add(const AccountRow& row, const std::vector<InputCurrency>& currencies) {
    const auto account = graph_.find_account(row.account);
    if (!account) return false;
    const auto a = account->value;
    if (row.kind) kind_[a] = *row.kind;
    if (row.uncovered) covered_[a] = *row.uncovered ? Covered::no : Covered::yes;
    if (row.opened != unknown_time) opened_[a] = row.opened;
    if (row.closed != unknown_time) closed_[a] = row.closed;
    if (row.frozen != unknown_time) frozen_[a] = row.frozen;
    for (std::size_t t = 0; t < account_text_count; ++t)
      if (!row.texts[t].empty()) codes_[t][a] = texts_.code(row.texts[t]);
    if (row.opening) state_opening(*account, currencies[row.currency], *row.opening);
    return true;
  }

  std::shared_ptr<const Ledger> finish() {
    auto& accounts = out_.accounts;
    if (texts_.has_new()) renumber_texts();
    accounts.kind = column_of(kind_, AccountKind::unknown);
    accounts.covered = column_of(covered_, Covered::by_default);
    accounts.opened = column_of(opened_, unknown_time);
    accounts.closed = column_of(closed_, unknown_time);
    accounts.frozen = column_of(frozen_, unknown_time);
    for (std::size_t t = 0; t < account_text_count; ++t)
      accounts.texts[t] = column_of(codes_[t], std::uint32_t{0});
    if (!openings_.empty()) complete_again();
    return std::make_shared<Ledger>(std::move(out_));
  }

 private:
  void state_opening(AccountNo account, const InputCurrency& currency, Amount opening) {
    const auto& codes = ledger_->currencies.code;
    for (std::uint16_t c = 0; c < codes.size(); ++c)
      if (codes[c] == currency.code)
        if (const auto pocket = graph_.find_pocket(account, CurrencyNo(c))) openings_[*pocket] = opening;
  }

  /// New texts change the numbers of all behind them, wherever they are used.
  void renumber_texts() {
    const auto [texts, place] = texts_.sorted();
    out_.texts = texts;
    for (auto& codes : codes_)
      for (auto& code : codes) code = place[code];
    for (auto& column : out_.transfers.texts) {
      if (column.empty()) continue;
      Array<std::uint32_t> codes(column.size());
      std::ranges::transform(column, codes.begin(), [&](std::uint32_t code) { return place[code]; });
      column = codes.freeze();
    }
    for (auto* links : {&out_.links.by_a, &out_.links.by_b}) {
      Array<Link> renumbered;
      for (auto link : *links) {
        for (auto* code : {&link.a, &link.b, &link.value}) *code = place[*code];
        renumbered.push_back(link);
      }
      *links = renumbered.freeze();
    }
  }

  /// Only pockets with a newly stated opening are walked.
  void complete_again() {
    std::vector<PocketCompletion> completions;
    for (std::uint32_t p = 0; p < graph_.pocket_count(); ++p) {
      const auto stated = openings_.find(PocketNo(p));
      completions.push_back(stated == openings_.end()
                                ? as_before(PocketNo(p))
                                : complete_pocket(*ledger_, PocketNo(p), stated->second));
    }
    set_completion(out_.pockets, completions);
  }

  PocketCompletion as_before(PocketNo p) const {
    const auto rows = complete(graph_, p);
    return {rows.opening,
            rows.basis,
            ledger_->pockets.settled[p.value],
            {rows.unseen.begin(), rows.unseen.end()}};
  }

  std::shared_ptr<const Ledger> ledger_;
  TransferGraph graph_;
  TextPool texts_;
  Ledger out_;
  Array<AccountKind> kind_;
  Array<Covered> covered_;
  Array<Time> opened_, closed_, frozen_;
  std::array<Array<std::uint32_t>, account_text_count> codes_;
  std::map<PocketNo, Amount> openings_;
};

}  // namespace

std::shared_ptr<const Ledger> overlay_accounts(const std::shared_ptr<const Ledger>& ledger,
                                               const LoadOptions& options, std::vector<std::string>& notes) {
  Overlay overlay(ledger);
  Progress progress;
  for (const auto& path : options.accounts) {
    auto text = open_input(path, progress);
    decode(text, notes);
    CurrencyList currencies(options);
    LedgerInput input;
    const auto rejections = load_accounts(text, 0, options, currencies, input);
    const auto units = currencies.list();
    const auto unknown = std::ranges::count_if(
        input.accounts, [&](const AccountRow& row) { return !overlay.add(row, units); });
    if (unknown > 0)
      notes.push_back(
          fmt::format("{}: {} accounts are not in the ledger and were left out", text.name, unknown));
    if (!rejections.empty())
      notes.push_back(fmt::format("{}: {} rows were rejected; the first, line {}: {}: expected {}, found {}",
                                  text.name, rejections.size(), rejections[0].line, rejections[0].column,
                                  rejections[0].expected, rejections[0].found));
  }
  return overlay.finish();
}

}  // namespace sluice

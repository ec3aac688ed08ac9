// SPDX-License-Identifier: Apache-2.0
#include "loaders/overlay.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/build/complete_ledger.hpp"
#include "engine/graph/completed.hpp"
#include "engine/graph/transfer_graph.hpp"
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

/// Codes of texts, new ones added behind the ledger's own.
class TextPool {
 public:
  explicit TextPool(const TextColumn& texts) : known_(texts) {}

  std::uint32_t code(std::string_view text) {
    std::size_t low = 0, high = known_.size();
    while (low < high) {
      const auto middle = (low + high) / 2;
      known_[middle] < text ? low = middle + 1 : high = middle;
    }
    if (low < known_.size() && known_[low] == text) return static_cast<std::uint32_t>(low);
    const auto next = static_cast<std::uint32_t>(known_.size() + added_.size());
    const auto [found, is_new] = code_.try_emplace(std::string(text), next);
    if (is_new) added_.push_back(found->first);
    return found->second;
  }

  TextColumn column() const {
    if (added_.empty()) return known_;
    TextArray all;
    for (std::size_t i = 0; i < known_.size(); ++i) all.push_back(known_[i]);
    for (const auto text : added_) all.push_back(text);
    return all.freeze();
  }

 private:
  const TextColumn& known_;
  std::map<std::string, std::uint32_t, std::less<>> code_;
  std::vector<std::string_view> added_;
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
    accounts.kind = kind_.freeze();
    accounts.covered = covered_.freeze();
    accounts.opened = opened_.freeze();
    accounts.closed = closed_.freeze();
    accounts.frozen = frozen_.freeze();
    for (std::size_t t = 0; t < account_text_count; ++t) accounts.texts[t] = codes_[t].freeze();
    out_.texts = texts_.column();
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

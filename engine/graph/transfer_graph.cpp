// SPDX-License-Identifier: Apache-2.0
#include "engine/graph/transfer_graph.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <xxhash.h>

#include "engine/run/sorted_texts.hpp"

namespace sluice {

TransferGraph TransferGraph::known_at(Time time) const {
  TransferGraph view = *this;
  view.end_ = first_after(time).value;
  view.known_until_ = known_until_ ? std::min(*known_until_, time) : time;
  return view;
}

TransferNo TransferGraph::first_after(Time time) const {
  const auto known_times = ledger_->transfers.time.values().first(end_);
  return TransferNo(
      static_cast<std::uint32_t>(std::ranges::upper_bound(known_times, time) - known_times.begin()));
}

TransferNo TransferGraph::first_at(Time time) const {
  const auto known_times = ledger_->transfers.time.values().first(end_);
  return TransferNo(
      static_cast<std::uint32_t>(std::ranges::lower_bound(known_times, time) - known_times.begin()));
}

std::span<const Leg> TransferGraph::known(std::span<const Leg> run) const {
  if (is_whole() || run.empty() || run.back().transfer < end()) return run;
  return run.first(legs_before(run, end()));
}

std::size_t legs_before(std::span<const Leg> run, TransferNo t) {
  return static_cast<std::size_t>(std::ranges::lower_bound(run, t, {}, &Leg::transfer) - run.begin());
}

std::string source_name(std::string_view file, std::uint32_t line) {
  return fmt::format("{}:{}", file, line);
}

std::uint32_t id_hash(std::string_view id) {
  return static_cast<std::uint32_t>(XXH3_64bits(id.data(), id.size()) >> 32);
}

namespace {

/// What names the part of a split row: parts are told apart by the account of ours that they pass.
std::string_view part_suffix(const TransferGraph& graph, TransferNo t) {
  const auto payee = graph.account_id(graph.payee(t));
  if (payee == exchange_account) return "#out";
  if (payee == fee_account) return "#fee";
  return graph.account_id(graph.payer(t)) == exchange_account ? "#in" : "";
}

}  // namespace

std::string TransferGraph::transfer_id(TransferNo t) const {
  const auto& table = ledger_->transfers;
  if (!table.id.empty() && !table.id[t.value].empty()) return std::string(table.id[t.value]);
  const auto file = table.file.empty() ? std::uint16_t{0} : table.file[t.value];
  return source_name(ledger_->files.name[file], table.line[t.value]).append(part_suffix(*this, t));
}

std::string_view TransferGraph::account_text(AccountNo a, AccountText attribute) const {
  const auto& codes = ledger_->accounts.texts[static_cast<std::size_t>(attribute)];
  return codes.empty() ? std::string_view() : ledger_->texts[codes[a.value]];
}

std::optional<AccountNo> TransferGraph::find_account(std::string_view id) const {
  if (const auto found = find_text(ledger_->accounts.id, id))
    return AccountNo(static_cast<std::uint32_t>(*found));
  if (const auto found = find_text(ledger_->aliases.alias, id)) return ledger_->aliases.account[*found];
  return std::nullopt;
}

std::optional<PocketNo> TransferGraph::find_pocket(AccountNo a, CurrencyNo currency) const {
  const auto& pockets = ledger_->pockets;
  for (auto p = pockets.first[a.value]; p < pockets.first[a.value + 1]; ++p)
    if (pockets.currency[p] == currency) return PocketNo(p);
  return std::nullopt;
}

std::optional<TransferNo> TransferGraph::find_exact(std::string_view id) const {
  const auto& index = ledger_->ids;
  const auto hash = id_hash(id);
  for (auto i = std::ranges::lower_bound(index.hash, hash) - index.hash.begin();
       i < std::ssize(index.hash.values()) && index.hash[static_cast<std::size_t>(i)] == hash; ++i) {
    const auto candidate = index.transfer[static_cast<std::size_t>(i)];
    if (transfer_id(candidate) == id) return candidate;
  }
  return std::nullopt;
}

std::optional<TransferNo> TransferGraph::find_transfer(std::string_view id) const {
  if (const auto found = find_exact(id)) return found;
  return find_exact(std::string(id) + "#out");
}

}  // namespace sluice

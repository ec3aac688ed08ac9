// SPDX-License-Identifier: Apache-2.0
#include "algorithms/trace/sources.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "engine/values/error.hpp"

namespace sluice {
namespace {

class SourceFinder {
 public:
  SourceFinder(const TransferGraph& graph, const Boundary& boundary, bool backward)
      : graph_(graph), boundary_(boundary), backward_(backward) {}

  void add(const FraudPayment& payment) {
    const auto transfer = require_transfer(graph_, payment.transfer);
    if (const auto known = number_.find(transfer); known != number_.end()) {
      if (known->second) agree(*known->second, payment);
      return;
    }
    const bool unreported =
        payment.reported && graph_.known_until() && *payment.reported > *graph_.known_until();
    if (transfer >= graph_.end() || unreported) {
      number_.emplace(transfer, std::nullopt);
      found_.unknown_at.push_back(payment.transfer);
      return;
    }
    number_.emplace(transfer, found_.sources.size());
    found_.sources.push_back(
        {transfer, victim_number(payment.victim.empty() ? default_victim(transfer) : payment.victim)});
    found_.payments.push_back(payment);
  }

  FoundSources take() { return std::move(found_); }

 private:
  std::string default_victim(TransferNo transfer) const {
    const auto account = graph_.account(backward_ ? graph_.payee(transfer) : graph_.payer(transfer));
    if (boundary_.is_terminal(account)) return graph_.transfer_id(transfer);
    return std::string(graph_.account_id(account));
  }

  std::uint32_t victim_number(const std::string& name) {
    const auto [found, is_new] = victim_.try_emplace(name, static_cast<std::uint32_t>(found_.victims.size()));
    if (is_new) found_.victims.push_back(name);
    return found->second;
  }

  void agree(std::size_t source, const FraudPayment& later) {
    const auto& first = found_.payments[source];
    if (later.victim.empty() || later.victim == found_.victims[found_.sources[source].victim]) return;
    throw InvalidQuery(fmt::format("fraud payment {} is named for victim {} and for victim {}",
                                   first.transfer, found_.victims[found_.sources[source].victim],
                                   later.victim));
  }

  const TransferGraph& graph_;
  const Boundary& boundary_;
  bool backward_;
  FoundSources found_;
  std::map<TransferNo, std::optional<std::size_t>> number_;
  std::map<std::string, std::uint32_t> victim_;
};

/// The first dropped row that is not before (id, file, line).
std::size_t first_dropped(const DroppedTable& dropped, std::string_view id, std::uint16_t file,
                          std::uint32_t line) {
  std::size_t low = 0, high = dropped.id.size();
  while (low < high) {
    const auto m = (low + high) / 2;
    const bool before =
        std::tuple(dropped.id[m], dropped.file[m], dropped.line[m]) < std::tuple(id, file, line);
    before ? low = m + 1 : high = m;
  }
  return low;
}

/// The dropped row of that id, or of that FILE:LINE where the row had no id.
std::optional<std::size_t> find_dropped(const Ledger& ledger, std::string_view id) {
  const auto& dropped = ledger.dropped;
  const auto named = first_dropped(dropped, id, 0, 0);
  if (named < dropped.id.size() && dropped.id[named] == id) return named;
  const auto colon = id.rfind(':');
  std::uint32_t line = 0;
  if (colon == id.npos) return std::nullopt;
  const auto [end, error] = std::from_chars(id.data() + colon + 1, id.data() + id.size(), line);
  if (error != std::errc{} || end != id.data() + id.size()) return std::nullopt;
  for (std::uint16_t file = 0; file < ledger.files.name.size(); ++file) {
    if (ledger.files.name[file] != id.substr(0, colon)) continue;
    const auto at = first_dropped(dropped, "", file, line);
    if (at < dropped.id.size() && dropped.id[at].empty() && dropped.file[at] == file
        && dropped.line[at] == line)
      return at;
  }
  return std::nullopt;
}

}  // namespace

FoundSources find_sources(const TransferGraph& graph, const Boundary& boundary,
                          std::span<const FraudPayment> payments, bool backward) {
  SourceFinder finder(graph, boundary, backward);
  for (const auto& payment : payments) finder.add(payment);
  return finder.take();
}

std::vector<FraudPayment> payments_of(const TransferGraph& graph, AccountNo payer) {
  const auto& pockets = graph.ledger().pockets;
  std::vector<TransferNo> paid;
  for (auto p = pockets.first[payer.value]; p < pockets.first[payer.value + 1]; ++p)
    for (const auto& leg : graph.ledger().outflows[PocketNo(p)]) paid.push_back(leg.transfer);
  std::ranges::sort(paid);
  std::vector<FraudPayment> payments;
  for (const auto transfer : paid) payments.push_back({graph.transfer_id(transfer)});
  return payments;
}

TransferNo require_transfer(const TransferGraph& graph, std::string_view id) {
  if (const auto found = graph.find_transfer(id)) return *found;
  const auto& dropped = graph.ledger().dropped;
  if (const auto row = find_dropped(graph.ledger(), id)) {
    static constexpr std::string_view fates[] = {
        "was rejected when the file was loaded", "failed at the bank",
        "pays an account to itself and moves nothing", "repeats a row of the same id"};
    throw InvalidQuery(fmt::format("transfer {} {} ({}:{}), so it is not part of the ledger", id,
                                   fates[static_cast<std::size_t>(dropped.reason[*row])],
                                   graph.ledger().files.name[dropped.file[*row]], dropped.line[*row]));
  }
  throw InvalidQuery(fmt::format(
      "no transfer has the id {}; `sluice find` looks transfers up by account, amount and time", id));
}

AccountNo require_account(const TransferGraph& graph, std::string_view id) {
  if (const auto found = graph.find_account(id)) return *found;
  throw InvalidQuery(fmt::format("no account has the id or alias {}", id));
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/lookup_options.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "apps/cli/id_list.hpp"
#include "apps/cli/messages.hpp"
#include "apps/cli/nearest_word.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

std::string unknown_text(PartyKind kind, const std::string& name) {
  switch (kind) {
    case PartyKind::holder: return fmt::format("no account has the holder {}", name);
    case PartyKind::phone: return fmt::format("no account has the phone {}", name);
    case PartyKind::device: return fmt::format("no account was worked with the device {}", name);
    case PartyKind::account: break;
  }
  return fmt::format("no account has the id or alias {}", name);
}

/// What else the name may be, or be meant to be; empty where nothing is near.
std::string hint(const TransferGraph& graph, const Parties& parties, const std::string& name) {
  for (const auto kind : {PartyKind::account, PartyKind::holder, PartyKind::phone, PartyKind::device})
    if (kind != parties.kind() && !Parties(graph, kind).accounts_of(name).empty())
      return fmt::format("; there is such {} {}: --by {}", kind == PartyKind::account ? "an" : "a",
                         to_text(kind), to_text(kind));
  // Comparing with more of them would take longer than looking the name up.
  constexpr std::size_t compared_max = 200'000;
  const auto names = parties.names();
  const auto nearest = names.size() <= compared_max ? nearest_word(name, names) : "";
  return nearest.empty() ? "" : fmt::format("; did you mean {}?", nearest);
}

/// One name may be that of several people; ids tell them apart.
void tell_of_namesakes(const TransferGraph& graph, const NamedGroup& group) {
  std::set<std::string_view> holders;
  for (const auto account : group.accounts)
    if (const auto holder = graph.account_text(account, AccountText::holder);
        holder != group.name && graph.account_text(account, AccountText::holder_name) == group.name)
      holders.insert(holder);
  if (holders.size() < 2) return;
  tell(fmt::format("{} holders have the name {}, all their accounts are taken; --by holder takes ids too: {}",
                   holders.size(), group.name, fmt::join(holders, ", ")));
}

}  // namespace

void LookupOptions::add_to(CLI::App& app) {
  app.add_option("--by", by_,
                 "What the names are, and how counterparties are listed: account, holder, phone or device "
                 "(default: account)")
      ->type_name("KIND")
      ->group("Names");
  app.add_option("--from", from_, "Transfers from this moment on")->type_name("T")->group("Time");
  app.add_option("--to", to_, "Transfers up to this moment; a bare date means its end")
      ->type_name("T")
      ->group("Time");
}

void LookupOptions::add_known_at(CLI::App& app) {
  app.add_option("--known-at", known_at_, "Answer with what was known at this moment only")
      ->type_name("T")
      ->group("Time");
}

PartyKind LookupOptions::by() const {
  if (const auto kind = parse_party_kind(by_)) return *kind;
  throw InvalidQuery(fmt::format("--by: expected account, holder, phone or device, found {}", by_));
}

Period LookupOptions::period(const TimeForm& form) const {
  Period period;
  if (!from_.empty()) period.from = read_start("--from", from_, form);
  if (!to_.empty()) period.to = read_end("--to", to_, form);
  if (period.from && period.to && *period.from > *period.to)
    throw InvalidQuery(fmt::format("--from {} is later than --to {}", from_, to_));
  return period;
}

TransferGraph LookupOptions::known(const TransferGraph& graph, const TimeForm& form) const {
  return known_at_.empty() ? graph : graph.known_at(read_end("--known-at", known_at_, form));
}

NamedGroup require_party(const TransferGraph& graph, const Parties& parties, const std::string& name) {
  auto accounts = parties.accounts_of(name);
  if (accounts.empty()) throw InvalidQuery(unknown_text(parties.kind(), name) + hint(graph, parties, name));
  NamedGroup group{name, std::move(accounts)};
  if (parties.kind() == PartyKind::holder) tell_of_namesakes(graph, group);
  return group;
}

NamedGroup require_parties(const TransferGraph& graph, const Parties& parties, const std::string& names) {
  NamedGroup group{names, {}};
  for (const auto& name : split_ids(names)) {
    const auto accounts = require_party(graph, parties, name).accounts;
    group.accounts.insert(group.accounts.end(), accounts.begin(), accounts.end());
  }
  if (group.accounts.empty()) throw InvalidQuery("a name is empty; name an account, or what --by says");
  std::ranges::sort(group.accounts);
  group.accounts.erase(std::unique(group.accounts.begin(), group.accounts.end()), group.accounts.end());
  return group;
}

}  // namespace sluice

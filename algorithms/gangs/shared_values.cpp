// SPDX-License-Identifier: Apache-2.0
#include "algorithms/gangs/shared_values.hpp"

#include <algorithm>
#include <array>

#include "algorithms/holders/account_existence.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

/// A value at an account, from the first to the last time that it is known to have been used.
struct Use {
  TieKind kind{};
  std::uint32_t value = 0;
  AccountNo account;
  /// 1 where only the account file says so, which knows no times.
  std::uint8_t undated = 0;
  Time from, to;
  auto operator<=>(const Use&) const = default;
};

TieKind kind_of(LinkKind kind) {
  return kind == LinkKind::holder  ? TieKind::holder
         : kind == LinkKind::phone ? TieKind::phone
                                   : TieKind::device;
}

/// The uses of one account after the other.
class AccountUses {
 public:
  explicit AccountUses(const TransferGraph& graph) : graph_(graph) {}

  void add(AccountNo account, std::vector<Use>& uses) {
    const auto begin = uses.size();
    for (const auto& [attribute, kind] :
         {std::pair(AccountText::holder, TieKind::holder), std::pair(AccountText::phone, TieKind::phone)})
      if (const auto& codes = graph_.ledger().accounts.texts[static_cast<std::size_t>(attribute)];
          !codes.empty() && codes[account.value] != 0 && exists_by_then(graph_, account))
        uses.push_back({kind, codes[account.value], account, 1, Time::min(), Time::max()});
    const auto& pockets = graph_.ledger().pockets.first;
    for (auto pocket = pockets[account.value]; pocket < pockets[account.value + 1]; ++pocket)
      for (const auto& leg : graph_.outflows(PocketNo(pocket)))
        add_transfer(account, leg.transfer, begin, uses);
  }

 private:
  void add_transfer(AccountNo account, TransferNo transfer, std::size_t begin, std::vector<Use>& uses) const {
    for (const auto& [text, kind] :
         {std::pair(TransferText::device, TieKind::device), std::pair(TransferText::mac, TieKind::mac),
          std::pair(TransferText::ip, TieKind::ip)}) {
      const auto& codes = graph_.ledger().transfers.texts[static_cast<std::size_t>(text)];
      if (codes.empty() || codes[transfer.value] == 0) continue;
      const auto time = graph_.time(transfer);
      const Use use{kind, codes[transfer.value], account, 0, time, time};
      // Most transfers are made where the last ones were; those that are missed are joined after sorting.
      const auto looked_at =
          std::min<std::ptrdiff_t>(12, std::ssize(uses) - static_cast<std::ptrdiff_t>(begin));
      const auto end = uses.rbegin() + looked_at;
      const auto known = std::find_if(uses.rbegin(), end,
                                      [&](const Use& u) { return u.kind == kind && u.value == use.value; });
      if (known == end) {
        uses.push_back(use);
      } else {
        known->from = std::min(known->from, time);
        known->to = std::max(known->to, time);
      }
    }
  }

  const TransferGraph& graph_;
};

std::vector<Use> collect(const TransferGraph& graph, std::span<const AccountLink> links, Progress& progress) {
  constexpr std::size_t grain = 4'096;
  const auto count = graph.account_count();
  std::vector<std::vector<Use>> found((count + grain - 1) / grain);
  progress.begin("shared values", count);
  for_chunks(count, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    AccountUses accounts(graph);
    for (auto i = begin; i < end; ++i) accounts.add(AccountNo(static_cast<std::uint32_t>(i)), found[chunk]);
    progress.advance(end - begin);
  });
  std::vector<Use> uses;
  for (auto& part : found) {
    uses.insert(uses.end(), part.begin(), part.end());
    part = {};
  }
  for (const auto& link : links)
    uses.push_back({kind_of(link.kind), link.value, link.account, 0, link.from, link.to});
  parallel_sort(uses.begin(), uses.end(), std::less<>());
  return uses;
}

/// One use for each account of a value: [begin, end) has one kind and value.
void join_by_account(std::span<const Use> sorted, std::vector<Use>& joined) {
  joined.clear();
  for (const auto& use : sorted) {
    if (joined.empty() || joined.back().account != use.account) {
      joined.push_back(use);
      continue;
    }
    // What has dates comes first, and is what counts.
    if (use.undated != 0) continue;
    joined.back().from = std::min(joined.back().from, use.from);
    joined.back().to = std::max(joined.back().to, use.to);
  }
}

SharedValue shared(std::span<const Use> uses) {
  SharedValue value{uses.front().kind, uses.front().value, {}};
  for (const auto& use : uses) value.accounts.push_back(use.account);
  std::ranges::sort(value.accounts);
  return value;
}

class ValueGrouping {
 public:
  explicit ValueGrouping(const SharedValueQuery& query) : query_(query) {}

  void add(std::span<const Use> uses) {
    join_by_account(uses, joined_);
    if (joined_.size() < 2) return;
    if (joined_.size() > query_.hub_accounts) {
      found_.hubs.push_back(shared(joined_));
      return;
    }
    if (uses.front().kind == TieKind::holder) {
      found_.ties.push_back(shared(joined_));
      return;
    }
    std::ranges::sort(joined_, [](const Use& a, const Use& b) {
      return std::pair(a.from, a.account) < std::pair(b.from, b.account);
    });
    split_where_idle();
  }

  SharedValues take() {
    std::ranges::sort(found_.ties, [](const SharedValue& a, const SharedValue& b) {
      return std::tuple(a.kind, a.value, a.accounts.front())
             < std::tuple(b.kind, b.value, b.accounts.front());
    });
    return std::move(found_);
  }

 private:
  void split_where_idle() {
    std::size_t begin = 0;
    auto used_to = joined_.front().to;
    const auto close = [&](std::size_t end) {
      if (end - begin >= 2) found_.ties.push_back(shared(std::span(joined_).subspan(begin, end - begin)));
      begin = end;
    };
    for (std::size_t i = 1; i < joined_.size(); ++i) {
      if (joined_[i].from > add_saturating(used_to, query_.reuse)) close(i);
      used_to = std::max(used_to, joined_[i].to);
    }
    close(joined_.size());
  }

  const SharedValueQuery& query_;
  SharedValues found_;
  std::vector<Use> joined_;
};

}  // namespace

std::string_view to_text(TieKind kind) {
  constexpr std::array<std::string_view, 6> names{"holder", "phone", "device", "mac", "chain", "ip"};
  return names.at(static_cast<std::size_t>(kind));
}

bool knows_contacts(const TransferGraph& graph, std::span<const AccountLink> links) {
  const auto& ledger = graph.ledger();
  // Links are sorted by kind; phones and devices come after holders.
  if (!links.empty() && links.back().kind != LinkKind::holder) return true;
  for (const auto text : {TransferText::device, TransferText::mac}) {
    const auto codes = ledger.transfers.texts[static_cast<std::size_t>(text)].values();
    if (std::ranges::any_of(codes.first(std::min<std::size_t>(codes.size(), graph.end().value)),
                            [](std::uint32_t code) { return code != 0; }))
      return true;
  }
  const auto& phones = ledger.accounts.texts[static_cast<std::size_t>(AccountText::phone)];
  for (std::uint32_t i = 0; i < phones.size(); ++i)
    if (phones[i] != 0 && exists_by_then(graph, AccountNo(i))) return true;
  return false;
}

SharedValues find_shared_values(const TransferGraph& graph, std::span<const AccountLink> links,
                                const SharedValueQuery& query, Progress& progress) {
  const auto uses = collect(graph, links, progress);
  ValueGrouping grouping(query);
  for (std::size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
    const auto& first = uses[begin];
    while (end < uses.size() && uses[end].kind == first.kind && uses[end].value == first.value) ++end;
    grouping.add(std::span(uses).subspan(begin, end - begin));
  }
  return grouping.take();
}

}  // namespace sluice

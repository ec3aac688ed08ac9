// SPDX-License-Identifier: Apache-2.0
#include "algorithms/holders/account_links.hpp"

#include <algorithm>

#include "algorithms/holders/account_existence.hpp"
#include "engine/run/parallel.hpp"

namespace sluice {
namespace {

bool has_begun(const TransferGraph& graph, const Link& link) {
  return !graph.known_until() || link.from == unknown_time || link.from <= *graph.known_until();
}

/// Looks accounts up by the codes of their ids; links sorted by an end repeat it.
class AccountsByCode {
 public:
  explicit AccountsByCode(const TransferGraph& graph) : graph_(graph) {}

  std::optional<AccountNo> find(std::uint32_t code) {
    if (code != last_ || !asked_) {
      account_ = graph_.find_account(graph_.ledger().texts[code]);
      last_ = code;
      asked_ = true;
    }
    return account_;
  }

 private:
  const TransferGraph& graph_;
  std::uint32_t last_ = 0;
  bool asked_ = false;
  std::optional<AccountNo> account_;
};

AccountLink linked(const Link& link, std::uint32_t value, AccountNo account) {
  return {link.kind, value, account, link.from, link.to == unknown_time ? Time::max() : link.to};
}

}  // namespace

std::vector<AccountLink> account_links(const TransferGraph& graph) {
  const auto links = graph.ledger().links.by_b.values();
  constexpr std::size_t grain = 16'384;
  std::vector<std::vector<AccountLink>> found((links.size() + grain - 1) / grain);
  for_chunks(links.size(), grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
    AccountsByCode second(graph), first(graph);
    for (const auto& link : links.subspan(begin, end - begin)) {
      if (link.kind != LinkKind::holder && link.kind != LinkKind::phone && link.kind != LinkKind::device)
        continue;
      if (!has_begun(graph, link)) continue;
      if (const auto account = second.find(link.b)) {
        if (exists_by_then(graph, *account)) found[chunk].push_back(linked(link, link.a, *account));
      } else if (const auto other = first.find(link.a); other && exists_by_then(graph, *other)) {
        found[chunk].push_back(linked(link, link.b, *other));
      }
    }
  });
  std::vector<AccountLink> all;
  for (const auto& part : found) all.insert(all.end(), part.begin(), part.end());
  parallel_sort(all.begin(), all.end(), std::less<>());
  return all;
}

std::vector<Link> known_holder_links(const TransferGraph& graph) {
  std::vector<Link> links;
  AccountsByCode second(graph), first(graph);
  for (const auto& link : graph.ledger().links.by_b) {
    if (link.kind != LinkKind::holder || !has_begun(graph, link)) continue;
    const auto is_later = [&](std::optional<AccountNo> account) {
      return account && !exists_by_then(graph, *account);
    };
    if (!is_later(second.find(link.b)) && !is_later(first.find(link.a))) links.push_back(link);
  }
  return links;
}

std::vector<OwnedThing> owned_things(const TransferGraph& graph) {
  std::vector<OwnedThing> things;
  AccountsByCode second(graph), first(graph);
  for (const auto& link : known_holder_links(graph))
    if (!second.find(link.b) && !first.find(link.a)) things.push_back({link.a, link.b});
  std::ranges::sort(things);
  things.erase(std::unique(things.begin(), things.end()), things.end());
  return things;
}

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#include "engine/store/check_invariants.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "engine/build/complete_ledger.hpp"
#include "engine/graph/transfer_graph.hpp"
#include "engine/store/row_check.hpp"
#include "engine/values/error.hpp"

namespace sluice {
namespace {

class InvariantChecker {
 public:
  explicit InvariantChecker(const std::shared_ptr<const Ledger>& ledger) : ledger_(*ledger), graph_(ledger) {}

  void check_all() const {
    check_orders();
    check_pockets();
    check_completion();
    check_id_index();
    check_aliases();
    check_links();
    check_files();
  }

 private:
  void check_orders() const {
    require_ascending_texts("currencies.code", ledger_.currencies.code);
    require_ascending_texts("texts", ledger_.texts);
    if (ledger_.texts.empty() || !ledger_.texts[0].empty())
      throw SnapshotDamage("texts, row 0: expected the empty text");
    require_ascending_texts("accounts.id", ledger_.accounts.id);
    const auto& dropped = ledger_.dropped.id;
    require_rows("dropped.id", dropped.size(), "ascending ids",
                 [&](std::size_t row) { return row == 0 || dropped[row - 1] <= dropped[row]; });
    const auto& coverage = ledger_.coverage;
    require_rows("coverage", coverage.account.size(), "periods in order", [&](std::size_t row) {
      const auto key = [&](std::size_t i) {
        return std::tuple(coverage.account[i], coverage.from[i], coverage.to[i]);
      };
      return row == 0 || key(row - 1) <= key(row);
    });
    require_values("transfers.line", ledger_.transfers.line, "1 or more",
                   [](std::uint32_t line) { return line > 0; });
  }

  /// Pockets are in order of their currencies, and each has a transfer or a stated opening.
  void check_pockets() const {
    const auto& pockets = ledger_.pockets;
    require_rows("pockets", pockets.size(), "ascending accounts and currencies", [&](std::size_t p) {
      const auto key = [&](std::size_t i) { return std::pair(pockets.account[i], pockets.currency[i]); };
      return p == 0 || key(p - 1) < key(p);
    });
    require_rows("pockets", pockets.size(), "a transfer or a stated opening", [&](std::size_t p) {
      const PocketNo pocket(static_cast<std::uint32_t>(p));
      return pockets.basis[p] == Opening::stated || !ledger_.outflows[pocket].empty()
             || !ledger_.inflows[pocket].empty();
    });
  }

  /// Openings and unseen rows are what the balances and the stated openings make them.
  void check_completion() const {
    const auto& stored = ledger_.pockets;
    std::vector<StatedOpening> stated;
    for (std::size_t p = 0; p < stored.size(); ++p)
      if (stored.basis[p] == Opening::stated)
        stated.push_back({stored.account[p], stored.currency[p], stored.opening[p]});
    Ledger fresh = ledger_;
    try {
      complete_ledger(fresh, stated);
    } catch (const UnreadableInput& error) {
      throw SnapshotDamage(error.what());
    }
    const auto& right = fresh.pockets;
    require_rows("pockets.basis", stored.size(), "what its balances say",
                 [&](std::size_t p) { return stored.basis[p] == right.basis[p]; });
    require_rows("pockets.opening", stored.size(), "the opening that its rows prove",
                 [&](std::size_t p) { return stored.opening[p] == right.opening[p]; });
    require_rows("pockets.settled", stored.size(), "the transfer that settles the opening",
                 [&](std::size_t p) { return stored.settled[p] == right.settled[p]; });
    require_size("pockets.unseen", stored.unseen.size(), right.unseen.size());
    require_rows("pockets.unseen", stored.unseen.size(), "the row that the balances prove",
                 [&](std::size_t i) {
                   return stored.unseen_pocket[i] == right.unseen_pocket[i]
                          && stored.unseen[i].key == right.unseen[i].key
                          && stored.unseen[i].effect == right.unseen[i].effect;
                 });
  }

  /// Every transfer is found by its name.
  void check_id_index() const {
    const auto& ids = ledger_.ids;
    std::vector<std::uint8_t> seen(graph_.transfer_count());
    for (const auto t : ids.transfer)
      if (seen[t.value]++ != 0)
        throw SnapshotDamage(fmt::format("ids.transfer names transfer {} twice", t.value));
    require_rows("ids.hash", ids.hash.size(), "the hash of the transfer's name",
                 [&](std::size_t i) { return id_hash(graph_.transfer_id(ids.transfer[i])) == ids.hash[i]; });
    require_rows("transfers.id", ids.hash.size(), "an id that no other row has", [&](std::size_t i) {
      const auto id = delivered_id(ids.transfer[i]);
      if (id.empty()) return true;
      for (auto j = i + 1; j < ids.hash.size() && ids.hash[j] == ids.hash[i]; ++j)
        if (delivered_id(ids.transfer[j]) == id) return false;
      return true;
    });
  }

  /// Empty where the row had none, or was split: a file may hold ids that look like those of parts.
  std::string_view delivered_id(TransferNo t) const {
    const auto id = ledger_.transfers.id.empty() ? std::string_view() : ledger_.transfers.id[t.value];
    const bool is_part = id.ends_with("#out") || id.ends_with("#in") || id.ends_with("#fee");
    return is_part ? std::string_view() : id;
  }

  /// Every name that an alias row gave leads to the account that its other name leads to.
  void check_aliases() const {
    const auto& aliases = ledger_.aliases;
    require_ascending_texts("aliases.alias", aliases.alias);
    require_rows("aliases.given_alias", aliases.given_alias.size(), "two names of one account",
                 [&](std::size_t row) {
                   const auto a = graph_.find_account(aliases.given_alias[row]);
                   return a && a == graph_.find_account(aliases.given_account[row]);
                 });
  }

  void check_links() const {
    const auto& [by_a, by_b] = ledger_.links;
    require_rows("links.by_a", by_a.size(), "links in order",
                 [&, links = by_a](std::size_t row) { return row == 0 || links[row - 1] <= links[row]; });
    std::vector<Link> sorted(by_a.begin(), by_a.end());
    std::ranges::stable_sort(sorted, {}, &Link::b);
    require_rows("links.by_b", by_b.size(), "the links of links.by_a by their other end",
                 [&, links = by_b](std::size_t row) { return links[row] == sorted[row]; });
  }

  void check_files() const {
    const auto& files = ledger_.files;
    std::map<std::string_view, std::size_t> count;
    for (std::size_t f = 0; f < files.base_name.size(); ++f) ++count[files.base_name[f]];
    require_rows("files.name", files.name.size(), "its base name, numbered where several share it",
                 [&](std::size_t f) {
                   const auto base = files.base_name[f];
                   return files.name[f] == (count.at(base) > 1 ? fmt::format("{}#{}", base, f + 1) : base);
                 });
  }

  const Ledger& ledger_;
  TransferGraph graph_;
};

}  // namespace

void check_invariants(const std::shared_ptr<const Ledger>& ledger) { InvariantChecker(ledger).check_all(); }

}  // namespace sluice

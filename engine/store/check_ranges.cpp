// SPDX-License-Identifier: Apache-2.0
#include "engine/store/check_ranges.hpp"

#include <algorithm>
#include <vector>

#include "engine/graph/completed.hpp"
#include "engine/store/row_check.hpp"
#include "engine/values/split.hpp"

namespace sluice {
namespace {

class RangeChecker {
 public:
  explicit RangeChecker(const Ledger& ledger)
      : ledger_(ledger),
        currencies_(ledger.currencies.scale.size()),
        accounts_(ledger.accounts.size()),
        pockets_(ledger.pockets.size()),
        transfers_(ledger.transfers.size()) {}

  void check_all() const {
    check_currencies_and_texts();
    check_accounts();
    check_pockets();
    check_files();
    check_aliases_links_coverage();
    check_transfers();
    check_sums();
    check_legs("outflows", ledger_.outflows, ledger_.transfers.payer, ledger_.transfers.payee);
    check_legs("inflows", ledger_.inflows, ledger_.transfers.payee, ledger_.transfers.payer);
    check_ids();
    check_unseen();
    check_balances();
  }

 private:
  void check_currencies_and_texts() const {
    require_texts("currencies.code", ledger_.currencies.code);
    require_size("currencies.scale", currencies_, ledger_.currencies.code.size());
    if (currencies_ > 0xFFFF) throw SnapshotDamage("it has more than 65535 currencies");
    require_values("currencies.scale", ledger_.currencies.scale, "0 to 12",
                   [](std::uint8_t scale) { return scale <= 12; });
    require_texts("texts", ledger_.texts);
  }

  void check_codes(std::string_view name, const Column<std::uint32_t>& codes, std::size_t rows) const {
    require_size_or_none(name, codes.size(), rows);
    require_below(name, codes, ledger_.texts.size());
  }

  void check_accounts() const {
    const auto& table = ledger_.accounts;
    require_texts("accounts.id", table.id);
    if (accounts_ > 0xFFFF'FFFEu || pockets_ > 0xFFFF'FFFEu)
      throw SnapshotDamage("it has more than 4,294,967,294 accounts");
    require_size_or_none("accounts.kind", table.kind.size(), accounts_);
    require_below("accounts.kind", table.kind, static_cast<std::size_t>(AccountKind::other) + 1);
    require_size_or_none("accounts.covered", table.covered.size(), accounts_);
    require_below("accounts.covered", table.covered, static_cast<std::size_t>(Covered::yes) + 1);
    for (std::size_t t = 0; t < account_text_count; ++t)
      check_codes(to_text(static_cast<AccountText>(t)), table.texts[t], accounts_);
    require_size_or_none("accounts.opened", table.opened.size(), accounts_);
    require_size_or_none("accounts.closed", table.closed.size(), accounts_);
    require_size_or_none("accounts.frozen", table.frozen.size(), accounts_);
  }

  void check_pockets() const {
    const auto& table = ledger_.pockets;
    require_below("pockets.account", table.account, accounts_);
    require_size("pockets.currency", table.currency.size(), pockets_);
    require_below("pockets.currency", table.currency, currencies_);
    require_size("pockets.opening", table.opening.size(), pockets_);
    require_values("pockets.opening", table.opening, "0 or more", [](Amount a) { return a >= Amount(0); });
    require_size("pockets.basis", table.basis.size(), pockets_);
    require_below("pockets.basis", table.basis, static_cast<std::size_t>(Opening::stated) + 1);
    require_size("pockets.settled", table.settled.size(), pockets_);
    require_below("pockets.settled", table.settled, std::max<std::size_t>(transfers_, 1));
    require_size("pockets.first", table.first.size(), accounts_ + 1);
    check_begins("pockets.first", table.first, pockets_);
    require_rows("pockets.account", accounts_, "the account that pockets.first says", [&](std::size_t a) {
      for (auto p = table.first[a]; p < table.first[a + 1]; ++p)
        if (table.account[p].value != a) return false;
      return true;
    });
  }

  static void check_begins(std::string_view name, const Column<std::uint32_t>& begins, std::size_t end) {
    if (begins[0] != 0 || begins[begins.size() - 1] != end)
      throw SnapshotDamage(fmt::format("{}: its runs do not fill 0 to {}", name, end));
    require_rows(name, begins.size() - 1, "a run that ends where or after it begins",
                 [&](std::size_t row) { return begins[row] <= begins[row + 1]; });
  }

  void check_files() const {
    const auto& files = ledger_.files;
    require_texts("files.name", files.name);
    require_texts("files.base_name", files.base_name);
    require_size("files.base_name", files.base_name.size(), files.name.size());
    require_size("files.newest_first", files.newest_first.size(), files.name.size());
    require_below("files.newest_first", files.newest_first, 2);
    require_size("files.credits_first", files.credits_first.size(), files.name.size());
    require_below("files.credits_first", files.credits_first, 2);
    const auto& dropped = ledger_.dropped;
    require_texts("dropped.id", dropped.id);
    require_size("dropped.reason", dropped.reason.size(), dropped.id.size());
    require_below("dropped.reason", dropped.reason, static_cast<std::size_t>(Dropped::duplicate) + 1);
    require_size("dropped.file", dropped.file.size(), dropped.id.size());
    require_below("dropped.file", dropped.file, files.name.size());
    require_size("dropped.line", dropped.line.size(), dropped.id.size());
  }

  void check_aliases_links_coverage() const {
    const auto& aliases = ledger_.aliases;
    require_texts("aliases.alias", aliases.alias);
    require_size("aliases.account", aliases.account.size(), aliases.alias.size());
    require_below("aliases.account", aliases.account, accounts_);
    require_texts("aliases.given_alias", aliases.given_alias);
    require_texts("aliases.given_account", aliases.given_account);
    require_size("aliases.given_account", aliases.given_account.size(), aliases.given_alias.size());
    check_links("links.by_a", ledger_.links.by_a, &Link::a);
    check_links("links.by_b", ledger_.links.by_b, &Link::b);
    require_size("links.by_b", ledger_.links.by_b.size(), ledger_.links.by_a.size());
    const auto& coverage = ledger_.coverage;
    require_below("coverage.account", coverage.account, accounts_);
    require_size("coverage.from", coverage.from.size(), coverage.account.size());
    require_size("coverage.to", coverage.to.size(), coverage.account.size());
    require_rows("coverage.account", coverage.account.size(), "ascending accounts", [&](std::size_t row) {
      return row == 0 || coverage.account[row - 1] <= coverage.account[row];
    });
  }

  void check_links(std::string_view name, const Column<Link>& links, std::uint32_t Link::*end) const {
    const auto texts = ledger_.texts.size();
    require_rows(name, links.size(), "texts of the ledger and a known kind, ascending", [&](std::size_t row) {
      const auto& link = links[row];
      return link.a < texts && link.b < texts && link.value < texts && link.kind <= LinkKind::loan
             && (row == 0 || links[row - 1].*end <= link.*end);
    });
  }

  void check_transfers() const {
    const auto& table = ledger_.transfers;
    if (transfers_ > 0xFFFF'FFFEu) throw SnapshotDamage("it has more than 4,294,967,294 transfers");
    require_rows("transfers.time", transfers_, "ascending times",
                 [&](std::size_t t) { return t == 0 || table.time[t - 1] <= table.time[t]; });
    require_size("transfers.amount", table.amount.size(), transfers_);
    require_values("transfers.amount", table.amount, "more than 0", [](Amount a) { return a > Amount(0); });
    require_size("transfers.payer", table.payer.size(), transfers_);
    require_below("transfers.payer", table.payer, pockets_);
    require_size("transfers.payee", table.payee.size(), transfers_);
    require_below("transfers.payee", table.payee, pockets_);
    const auto& currency = ledger_.pockets.currency;
    require_rows("transfers.payee", transfers_, "another pocket of the payer's currency", [&](std::size_t t) {
      return table.payer[t] != table.payee[t]
             && currency[table.payer[t].value] == currency[table.payee[t].value];
    });
    check_what_rows_said();
  }

  void check_what_rows_said() const {
    const auto& table = ledger_.transfers;
    require_size_or_none("transfers.digits", table.digits.size(), transfers_);
    require_below("transfers.digits", table.digits, 10);
    require_texts("transfers.id", table.id);
    require_size_or_none("transfers.id", table.id.size(), transfers_);
    require_size("transfers.line", table.line.size(), transfers_);
    require_size_or_none("transfers.file", table.file.size(), transfers_);
    require_below("transfers.file", table.file, ledger_.files.name.size());
    if (transfers_ != 0 && ledger_.files.name.empty()) throw SnapshotDamage("its transfers have no file");
    require_size_or_none("transfers.payer_balance_after", table.payer_balance_after.size(), transfers_);
    require_size_or_none("transfers.payee_balance_after", table.payee_balance_after.size(), transfers_);
    for (std::size_t t = 0; t < transfer_text_count; ++t)
      check_codes(to_text(static_cast<TransferText>(t)), table.texts[t], transfers_);
  }

  /// Reports add up all transfers of a currency.
  void check_sums() const {
    constexpr std::size_t grain = 1 << 18;
    std::vector<std::vector<Wide>> sums((transfers_ + grain - 1) / grain, std::vector<Wide>(currencies_));
    const auto& table = ledger_.transfers;
    for_chunks(transfers_, grain, [&](std::size_t chunk, std::size_t begin, std::size_t end) {
      for (auto t = begin; t < end; ++t)
        sums[chunk][ledger_.pockets.currency[table.payer[t].value].value] += table.amount[t].minor;
    });
    for (std::size_t c = 0; c < currencies_; ++c) {
      Wide sum = 0;
      for (const auto& of_chunk : sums) sum += of_chunk[c];
      if (sum > Amount::max().minor)
        throw SnapshotDamage(fmt::format("its amounts in {} pass 63 bits", ledger_.currencies.code[c]));
    }
  }

  /// Every run lists its pocket's transfers in order with their sums; since all runs together have as
  /// many legs as there are transfers, none is missing.
  void check_legs(const std::string& name, const LegTable& table, const Column<PocketNo>& mine,
                  const Column<PocketNo>& other) const {
    require_size(name + ".begins", table.begins.size(), pockets_ + 1);
    require_size(name + ".legs", table.legs.size(), transfers_);
    check_begins(name + ".begins", table.begins, transfers_);
    const auto& amount = ledger_.transfers.amount;
    constexpr std::size_t pockets_at_a_time = 256;
    require_rows(
        name + ".legs", pockets_, "the pocket's transfers in order, with their running sums",
        [&](std::size_t p) {
          const PocketNo pocket(static_cast<std::uint32_t>(p));
          Amount sum(0);
          std::uint64_t next = 0;
          for (const auto& leg : table[pocket]) {
            const auto t = leg.transfer.value;
            if (t < next || t >= transfers_ || mine[t] != pocket || other[t] != leg.counterparty)
              return false;
            // No overflow: all amounts of the currency together were found to fit.
            if ((sum += amount[t]) != leg.sum) return false;
            next = std::uint64_t{t} + 1;
          }
          return true;
        },
        pockets_at_a_time);
  }

  void check_ids() const {
    const auto& ids = ledger_.ids;
    require_size("ids.hash", ids.hash.size(), transfers_);
    require_size("ids.transfer", ids.transfer.size(), transfers_);
    require_below("ids.transfer", ids.transfer, transfers_);
    require_rows("ids.hash", transfers_, "ascending hashes",
                 [&](std::size_t row) { return row == 0 || ids.hash[row - 1] <= ids.hash[row]; });
  }

  void check_unseen() const {
    const auto& rows = ledger_.pockets.unseen;
    const auto& pocket = ledger_.pockets.unseen_pocket;
    require_size("pockets.unseen_pocket", pocket.size(), rows.size());
    require_below("pockets.unseen_pocket", pocket, pockets_);
    require_rows("pockets.unseen", rows.size(), "rows of transfers in order, with their running sums",
                 [&](std::size_t i) {
                   const auto& row = rows[i];
                   const bool goes_on = i > 0 && pocket[i - 1] == pocket[i];
                   if (i > 0 && pocket[i] < pocket[i - 1]) return false;
                   if (goes_on && row.key <= rows[i - 1].key) return false;
                   if (row.key.value / 4 >= transfers_ || row.key.phase() == RowKey::the_transfer)
                     return false;
                   return adds_up(row, goes_on ? &rows[i - 1] : nullptr);
                 });
  }

  static bool adds_up(const UnseenRow& row, const UnseenRow* before) {
    const auto income = before != nullptr ? before->income_sum : Amount(0);
    const auto outflow = before != nullptr ? before->outflow_sum : Amount(0);
    if (row.effect == Amount(0) || row.effect == no_balance) return false;
    return add_checked(income, row.is_income() ? row.effect : Amount(0)) == row.income_sum
           && add_checked(outflow, row.is_income() ? Amount(0) : -row.effect) == row.outflow_sum;
  }

  /// All that ever flowed in or out of a pocket fits, opening and unseen rows included, and no balance is
  /// ever below zero: the rules of tracing divide by it.
  void check_balances() const {
    const auto& table = ledger_.pockets;
    require_rows("pockets.opening", pockets_, "balances from 0 to what 63 bits hold", [&](std::size_t p) {
      const PocketNo pocket(static_cast<std::uint32_t>(p));
      const auto [first, last] =
          std::equal_range(table.unseen_pocket.begin(), table.unseen_pocket.end(), pocket);
      const auto unseen =
          table.unseen.values().subspan(static_cast<std::size_t>(first - table.unseen_pocket.begin()),
                                        static_cast<std::size_t>(last - first));
      return balances_hold(table.opening[p], ledger_.inflows[pocket], ledger_.outflows[pocket], unseen);
    });
  }

  static bool balances_hold(Amount opening, std::span<const Leg> inflows, std::span<const Leg> outflows,
                            std::span<const UnseenRow> unseen) {
    const auto total = [](std::span<const Leg> run) { return run.empty() ? Amount(0) : run.back().sum; };
    const auto income = unseen.empty() ? Amount(0) : unseen.back().income_sum;
    const auto outflow = unseen.empty() ? Amount(0) : unseen.back().outflow_sum;
    const auto opened = add_checked(opening, total(inflows));
    if (opening < Amount(0) || !opened || !add_checked(*opened, income)
        || !add_checked(total(outflows), outflow))
      return false;
    bool holds = true;
    auto balance = opening;
    auto next = unseen.begin();
    const auto pass_unseen = [&](RowKey key) {
      for (; next != unseen.end() && next->key < key; ++next) holds &= (balance += next->effect) >= Amount(0);
    };
    walk_statement(inflows, outflows, [&](const Leg& leg, bool is_outflow, std::size_t i) {
      pass_unseen(RowKey(leg.transfer, RowKey::the_transfer));
      const auto amount = leg_amount(is_outflow ? outflows : inflows, i);
      holds &= (balance += is_outflow ? -amount : amount) >= Amount(0);
    });
    for (; next != unseen.end(); ++next) holds &= (balance += next->effect) >= Amount(0);
    return holds;
  }

  const Ledger& ledger_;
  std::size_t currencies_, accounts_, pockets_, transfers_;
};

}  // namespace

void check_ranges(const Ledger& ledger) { RangeChecker(ledger).check_all(); }

}  // namespace sluice

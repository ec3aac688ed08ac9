// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "algorithms/governance/periods.hpp"
#include "algorithms/implicated/implicated.hpp"

namespace sluice {

/// An attribute of accounts by which they are counted apart.
enum class Dimension : std::uint8_t { region, branch, institution, operator_name, industry, kind };
constexpr std::size_t dimension_count = 6;
/// "region", …; "operator" for operator_name.
[[nodiscard]] std::string_view to_text(Dimension);
[[nodiscard]] std::optional<Dimension> parse_dimension(std::string_view text);
/// What the account has there; empty where not known.
[[nodiscard]] std::string_view dimension_text(const TransferGraph&, AccountNo, Dimension);

struct GovernanceQuery {
  std::vector<Dimension> by;
  PeriodLength period = PeriodLength::month;
  /// Accounts without a transfer for so long are dormant.
  Duration dormant = Duration::seconds(180LL * 24 * 3600);
  BoundaryOptions boundary;
};

/// One combination of values in one period.
struct GovernanceRow {
  /// For every dimension of the query, empty where not known. Refers to the graph.
  std::vector<std::string_view> values;
  std::size_t period = 0;
  /// Accounts that existed in it.
  std::size_t accounts = 0;
  /// Implicated ones that were at work in it.
  std::size_t implicated = 0;
  /// Implicated ones (whenever they were at work) that were opened in it.
  std::size_t newly_opened_implicated = 0;
  /// The same a year before; nothing where the ledger did not reach so far back.
  std::optional<std::size_t> newly_opened_year_before;
  /// What reached implicated accounts, by currency.
  std::vector<CurrencyAmount> amounts;
  /// Dormant accounts at its end; nothing where the ledger does not reach back far enough to tell.
  std::optional<std::size_t> dormant;
};

/// An account that its institution should close or review.
struct DormantAccount {
  AccountNo account;
  /// Nothing where the ledger has no transfer of it.
  std::optional<TransferNo> last;
};

struct Governance {
  Periods periods;
  /// By implicated accounts, accounts, both descending, then values by bytes and period. Rows without
  /// accounts are left out.
  std::vector<GovernanceRow> rows;
  /// All accounts counted, once each, whatever period.
  std::size_t accounts = 0;
  /// Whether dormant accounts were those without any transfer in the ledger, which is shorter than the asked
  /// time: then only the last period has them.
  bool is_dormant_by_whole_ledger = false;
  /// As of the end of the last period, ascending.
  std::vector<DormantAccount> dormant;
  /// Implicated accounts without a transfer in the ledger, counted in no period.
  std::size_t implicated_without_transfer = 0;
};

/// Counts accounts, implicated ones, what reached them, and dormant ones for every combination of the
/// dimensions' values and every period from the ledger's first transfer to its last. Cash points, fee
/// accounts and our own accounts are nobody's and not counted. An account exists from its opening (unknown:
/// always) to its closing, and whenever it has transfers; accounts opened after the graph's moment are not
/// counted. So no row has more implicated accounts than accounts. An implicated account is at work in a
/// period in which traced money reached it; if none ever did, in which it had a transfer of a chain, where
/// chains are the basis, or any transfer, where labels are. Amounts are the traced money where money was
/// traced, else the inflows by chains, or all inflows; money that passes several implicated accounts is
/// counted at each.
///
/// Deterministic. O(transfers + accounts · periods), in parallel. No rows where the ledger has no transfer.
/// Throws Interrupted, and InvalidQuery if more than 50 million combinations would be counted. Method:
/// docs/methods/governance.md.
[[nodiscard]] Governance govern(const TransferGraph&, const Implicated&, const GovernanceQuery&, Progress&);

}  // namespace sluice

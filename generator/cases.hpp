// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "generator/case_shapes.hpp"
#include "generator/population.hpp"
#include "generator/transfer.hpp"

namespace sluice {

/// What a transfer of a case is (payback is written "return": a lure paid to a victim); accounts of
/// a case are victim, mule or cash_out.
enum class Role : std::uint8_t { victim, mule, cash_out, payback, test, camouflage };

[[nodiscard]] constexpr std::string_view role_name(Role role) {
  constexpr std::string_view names[] = {"victim", "mule", "cash-out", "return", "test", "camouflage"};
  return names[static_cast<std::size_t>(role)];
}

/// A transfer of a case. Its level counts transfers from the victim's payment, itself included: 1 for
/// that payment; on camouflage, the level of the mule. 0 where no stolen money had come yet.
struct CaseTransfer {
  SyntheticTransfer transfer;
  std::uint32_t case_no = 0;
  Role role = Role::mule;
  std::uint8_t level = 0;
  std::uint32_t victim = 0;      // of a victim's payment
  std::int64_t reported_ms = 0;  // of a victim's payment
  std::uint32_t shape = 0;       // the shape that it is part of, from 1; 0: none
};

/// An account's part in a case; level 0 for victims.
struct CaseAccount {
  std::uint32_t account = 0, case_no = 0;
  Role role = Role::mule;
  std::uint8_t level = 0;
};

/// A gang's device or phone at work on a mule's account.
struct GangTie {
  bool phone = false;  // else a device
  std::uint32_t tie = 0, account = 0;
  std::int64_t from_ms = 0, to_ms = 0;
};

/// A shape that a case carried out; the first one of a plan has number 1.
struct CaseShape {
  CaseShapeKind kind = CaseShapeKind::fan_in;
  std::uint32_t case_no = 0;
};

struct CasePlan {
  std::vector<CaseTransfer> transfers;         // in order of time
  std::vector<CaseAccount> accounts;           // by case, victims first, then mules by layer
  std::vector<GangTie> ties;                   // by case
  std::vector<CaseShape> shapes;               // by case, then as they were begun
  std::vector<std::uint64_t> transfers_up_to;  // in cases 0 … i together
};

/// Plans all fraud cases: chooses victims and mules among the persons and marks them, plans every
/// transfer, and puts into Account::held what accounts need beforehand for it. A case depends on the
/// seed and on the cases before it only. Time O(case transfers · log), memory O(case transfers).
/// Throws InvalidQuery with the largest possible number of cases where there are too few persons.
[[nodiscard]] CasePlan plan_cases(Population&, const Behaviour&, std::uint64_t cases);

}  // namespace sluice

// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <vector>

#include "generator/cases.hpp"
#include "generator/random.hpp"

namespace sluice {

/// A mule of the case that is being planned.
struct Mule {
  std::uint32_t account = 0;
  std::uint32_t device = own_device;
  std::size_t layer = 0;
  std::uint8_t place = own_place;     // region in which the account is used
  bool used = false;                  // has received a first transfer
  std::size_t open_batch = SIZE_MAX;  // money that waits here and can still be joined
};

/// A victim and the mule that the victim is told to pay.
struct Victim {
  std::uint32_t account = 0;
  std::size_t mule = 0;
  bool paid = false;  // has paid before the ledger ended
};

/// Who works in one case, where and when.
struct Gang {
  std::uint32_t case_no = 0;
  std::int64_t start_ms = 0;
  std::vector<Victim> victims;
  std::vector<Mule> mules;                                  // by layer
  std::vector<std::pair<std::size_t, std::size_t>> layers;  // first mule and number of mules of each
  std::vector<GangTie> ties;
  std::vector<std::uint32_t> merchants, machines;
  std::uint32_t exchange = 0;
  std::vector<ShapeDraft> shapes;   // to be carried out, in this order
  std::size_t next_shape_mule = 0;  // mules from here on wait for a shape
};

/// Hands out persons for cases, each at most once.
class Recruiter {
 public:
  explicit Recruiter(Population& all) : all_(all), left_(all.persons.count / 2) {}

  /// How many persons may still be taken: half of all at most, so that ordinary life goes on.
  [[nodiscard]] std::uint64_t left() const { return left_; }
  /// A person who is in no case yet and in ordinary use (`busy`) or not.
  [[nodiscard]] std::uint32_t take(Random&, bool busy);

  std::vector<std::uint32_t> holders;  ///< of mules' accounts, of all cases so far

 private:
  Population& all_;
  std::uint64_t left_;
};

/// Draws the gang of a case and prepares its accounts (opening dates, sleep). Returns false, with
/// nothing taken, if too few persons are left.
[[nodiscard]] bool recruit_gang(Gang&, Population&, const Behaviour&, Recruiter&, Random&);

}  // namespace sluice

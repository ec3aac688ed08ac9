// SPDX-License-Identifier: Apache-2.0
#include "apps/report/suspect_reason.hpp"

#include <limits>

#include "tests/support/catch.hpp"

namespace sluice {
namespace {

/// How rare it is that `at_least` of `known` accounts show as much.
std::string rarity(std::size_t at_least, std::size_t known) {
  SuspectSignal signal;
  signal.rarity = static_cast<float>(static_cast<double>(at_least) / static_cast<double>(known));
  signal.comparable = known;
  return rarity_text(signal);
}

}  // namespace

TEST_CASE("of few accounts it is told how many show less") {
  CHECK(rarity(1, 17) == "16 of 17 comparable accounts show less");
  CHECK(rarity(5, 6) == "1 of 6 comparable accounts shows less");
  CHECK(rarity(6, 6) == "none of 6 comparable accounts shows less");
  CHECK(rarity(1, 1) == "no other account can be compared");
  for (std::size_t known = 3; known < 200; ++known)
    for (std::size_t at_least = 1; at_least < known - 1; ++at_least)
      REQUIRE(rarity(at_least, known).starts_with(std::to_string(known - at_least) + " of "));
}

TEST_CASE("of many it is told in hundredths of a per cent, exact shares exactly") {
  CHECK(rarity(5, 200) == "that is more than 97.5 % of 200 comparable accounts show");
  CHECK(rarity(25, 1'000) == "that is more than 97.5 % of 1,000 comparable accounts show");
  CHECK(rarity(1, 3'000) == "that is more than 99.96 % of 3,000 comparable accounts show");
  CHECK(rarity(10'000, 10'000) == "hardly any of 10,000 comparable accounts shows less");
  // Whatever the float makes of it.
  for (std::size_t hundredths = 5; hundredths < 10'000; ++hundredths) {
    const auto whole = hundredths / 100, rest = hundredths % 100;
    auto expected = std::to_string(whole);
    if (rest != 0)
      expected += "." + std::string(rest < 10 ? "0" : "") + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
    REQUIRE(rarity(10'000 - hundredths, 10'000)
            == "that is more than " + expected + " % of 10,000 comparable accounts show");
  }
}

TEST_CASE("thresholds have units") {
  CHECK(threshold_text(Signal::dormant_then_busy, 28.042824f) == "28 days");
  CHECK(threshold_text(Signal::emptied_nightly, 0.4f) == "40 %");
  CHECK(threshold_text(Signal::round_amounts, 0.35f) == "35 percentage points");
  CHECK(threshold_text(Signal::off_trade, 3.5f) == "3.5 deviations");
  CHECK(threshold_text(Signal::test_payment, 50) == "50 times");
  CHECK(threshold_text(Signal::many_payers, 10) == "10 payers");
  CHECK(threshold_text(Signal::shared_phone, 3) == "3 other holders");
  CHECK(threshold_text(Signal::chain_membership, 1) == "1 chain or group");
  CHECK(threshold_text(Signal::chain_membership, 2) == "2 chains and groups");
}

TEST_CASE("labels taught something where scores err less than one share for all") {
  Evaluation found;
  found.brier = 0.2;
  found.brier_of_share = 0.25;
  CHECK(labels_taught(found));
  found.brier = 0.248;
  CHECK_FALSE(labels_taught(found));
  found.brier = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(labels_taught(found));
}

}  // namespace sluice

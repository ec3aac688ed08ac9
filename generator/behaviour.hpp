// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Whole numbers from least to most, all equally likely; chosen among other bands by weight.
struct Band {
  std::int64_t weight = 1, least = 0, most = 0;
  bool operator==(const Band&) const = default;
};
/// A distribution as a table of bands. In a file: `5`, `[2, 7]` or `[[weight, least, most], …]`.
using Spread = std::vector<Band>;
/// One weight per thing, in the documented order. In a file: `[3, 1, 0]`.
using Weights = std::vector<std::int64_t>;

/// When the ledger runs and what its files show.
struct LedgerBehaviour {
  std::string start = "2026-01-01";  ///< first day
  std::int64_t days = 30;
  std::string currency = "CNY";   ///< ISO 4217 code; its minor digits come from the code
  std::int64_t time_digits = 0;   ///< 0: whole seconds, 3: milliseconds
  std::string balances = "none";  ///< openings and balances after: none, cases (accounts of cases), all
  bool details = true;            ///< columns device, ip, mac, place
  bool operator==(const LedgerBehaviour&) const = default;
};

/// Who holds accounts. Percentages are of the accounts asked for, unless said otherwise.
struct PopulationBehaviour {
  std::int64_t company_percent = 6;
  std::int64_t shop_percent = 2;  ///< payment accounts swept to a company's main account every evening
  std::int64_t wallet_percent = 15;
  std::int64_t student_percent = 6;  ///< of the persons: live hand to mouth
  std::int64_t exchanges_per_hundred_thousand = 50;
  std::int64_t landlords_per_thousand = 10;   ///< of the persons
  std::int64_t pools_per_thousand = 8;        ///< of the persons: hosts of a friends' money pool
  std::int64_t merchants_per_thousand = 20;   ///< on top of the accounts asked for
  std::int64_t cash_points_per_thousand = 4;  ///< on top of the accounts asked for
  std::int64_t dormant_percent = 12;          ///< of the persons: do nothing
  std::int64_t waking_percent = 30;           ///< of the dormant: wake up during the ledger, innocently
  std::int64_t fresh_percent = 5;             ///< of the persons: opened shortly before or during it
  std::int64_t family_device_percent = 15;    ///< persons who use the family's device
  std::int64_t family_phone_percent = 5;      ///< persons registered with the family's phone
  std::int64_t treasurers_per_thousand = 0;   ///< of the persons: collect a club's dues and pay its hall
  std::int64_t rent_agents_per_thousand = 0;  ///< of the persons: collect rents and forward them in bulk
  std::int64_t traders_per_thousand = 0;  ///< of the persons: pay wholesalers what customers paid that day
  std::int64_t payroll_agents_per_thousand = 0;  ///< of the persons: pay a firm's wages out of one sum
  std::int64_t reimbursed_percent = 0;           ///< of the persons: lay out money for their firm every month
  std::int64_t house_percent = 0;        ///< of those who wake up: relatives' money for a house, paid at once
  std::int64_t new_year_percent = 0;     ///< of the persons: give round sums on every 1 January
  std::int64_t migrant_percent = 0;      ///< of the persons: live in another region than they bank in
  std::int64_t second_card_percent = 0;  ///< of the persons' cards: held by a neighbour who has another
  std::int64_t second_device_percent = 0;  ///< of the persons: use a second device as well
  std::int64_t closing_percent = 0;        ///< of the persons: close their account during the ledger
  std::int64_t settlement_pools = 0;       ///< accounts of kind pool, of the accounts asked for
  std::int64_t company_links_percent = 0;  ///< companies with shareholders; some also guarantees, loans
  Spread pool_members = {{1, 6, 15}};
  Spread club_members = {{1, 8, 25}};
  Spread agent_tenants = {{1, 6, 20}};
  Spread trader_customers = {{1, 5, 12}};  ///< on each of two market days a week
  Spread trader_suppliers = {{1, 1, 3}};
  Spread payroll_workers = {{1, 10, 40}};
  Spread person_activity = {{55, 1, 3}, {28, 4, 12}, {14, 13, 60}, {3, 61, 400}};
  Spread company_activity = {{60, 1, 5}, {30, 6, 40}, {9, 41, 400}, {1, 401, 8'000}};
  Spread merchant_popularity = {{70, 1, 5}, {22, 6, 40}, {7, 41, 400}, {1, 401, 6'000}};
  bool operator==(const PopulationBehaviour&) const = default;
};

/// What innocent people do. Amounts are in whole units of the currency.
struct OrdinaryBehaviour {
  Weights hours = {4, 2, 1, 1, 1, 3, 12, 30, 55, 70, 78, 82, 80, 66, 62, 64, 66, 72, 86, 92, 84, 62, 34, 14};
  Weights weekdays = {96, 95, 96, 100, 112, 118, 104};  ///< Monday first
  std::int64_t recurring_percent = 40;  ///< salaries, rents, bills, … are at most this share
  Weights kinds = {560, 150, 70, 45, 15, 80, 45, 12, 8, 10, 5};  ///< order: see OrdinaryKind
  Spread purchase = {{50, 5, 60}, {32, 61, 300}, {15, 301, 2'000}, {3, 2'001, 20'000}};
  Spread friends = {{60, 10, 300}, {28, 301, 2'000}, {10, 2'001, 10'000}, {2, 10'001, 80'000}};
  Spread family = {{70, 50, 1'000}, {27, 1'001, 5'000}, {3, 5'001, 50'000}};
  Spread cash = {{60, 1, 10}, {30, 11, 30}, {10, 31, 200}};  ///< in notes of 100
  Spread business = {{40, 500, 5'000}, {35, 5'001, 40'000}, {20, 40'001, 300'000}, {5, 300'001, 3'000'000}};
  Spread top_up = {{1, 50, 2'000}};
  Spread exchange = {{70, 200, 5'000}, {28, 5'001, 50'000}, {2, 50'001, 500'000}};
  Spread salary = {{50, 3'500, 8'000}, {38, 8'001, 18'000}, {11, 18'001, 45'000}, {1, 45'001, 200'000}};
  Spread rent = {{70, 800, 3'500}, {28, 3'501, 8'000}, {2, 8'001, 25'000}};
  Spread bill = {{1, 30, 400}};
  Spread allowance = {{1, 300, 700}};     ///< a student's, every week
  Spread pool_stake = {{1, 500, 3'000}};  ///< what each member of a money pool pays every month
  Spread club_dues = {{1, 50, 300}};      ///< what each member of a club pays every month
  Spread market_sale = {{80, 20, 400}, {20, 401, 3'000}};
  Spread expense = {{70, 300, 3'000}, {30, 3'001, 12'000}};  ///< laid out for the firm, paid back in full
  Spread house_gift = {{1, 30'000, 300'000}};                ///< from each of two to four relatives
  std::int64_t pooled_percent = 50;    ///< of the top-ups, where there are settlement pools: through one
  std::int64_t salaried_percent = 60;  ///< of the persons
  std::int64_t tenant_percent = 25;    ///< of the persons
  bool operator==(const OrdinaryBehaviour&) const = default;
};

/// How a gang works. Amounts are in whole units of the currency unless said otherwise.
struct CaseBehaviour {
  Spread victims = {{45, 1, 1}, {35, 2, 3}, {20, 4, 8}};
  Spread payments = {{50, 1, 1}, {35, 2, 3}, {15, 4, 6}};  ///< per victim
  Spread stolen = {{45, 1'000, 10'000}, {40, 10'001, 80'000}, {14, 80'001, 500'000}, {1, 500'001, 3'000'000}};
  Spread campaign_minutes = {{60, 0, 600}, {40, 601, 4'320}};  ///< first payments after the case began
  Spread payment_gap_minutes = {{60, 5, 120}, {40, 121, 2'880}};
  Spread report_minutes = {{40, 10, 60}, {40, 61, 480}, {20, 481, 2'880}};  ///< after the last payment
  Spread layers = {{20, 2, 2}, {35, 3, 3}, {25, 4, 4}, {20, 5, 7}};
  Spread layer_width = {{50, 1, 2}, {35, 3, 5}, {15, 6, 9}};        ///< mules per layer
  Spread splits = {{45, 1, 1}, {32, 2, 2}, {15, 3, 3}, {8, 4, 6}};  ///< parts handed on
  Spread split_gap_seconds = {{80, 3, 60}, {20, 61, 900}};
  Spread delay_seconds = {{35, 5, 120}, {45, 121, 1'800}, {20, 1'801, 14'400}};  ///< stay at a mule
  std::int64_t merge_percent = 50;          ///< inflows that wait for the next outflow and join it
  std::int64_t skip_layer_percent = 5;      ///< parts that skip a layer
  std::int64_t early_cash_out_percent = 6;  ///< hand-offs above the last layer that are cashed out
  std::int64_t shape_percent = 0;  ///< cases in which a holder of stolen money moves it in pure shapes
  Weights shapes = {1, 1, 1, 1, 1, 1, 1, 1};  ///< order: see CaseShapeKind
  Spread shapes_per_case = {{65, 1, 1}, {35, 2, 2}};
  Spread shape_size = {{1, 5, 8}};  ///< payers of a fan-in, payees of a fan-out, middles, accounts of a walk
  Spread shape_side = {{1, 5, 6}};  ///< accounts of each layer of a bipartite shape or a stack
  Spread shape_layers = {{1, 3, 4}};                         ///< of a stack
  Spread cycle_length = {{1, 3, 6}};                         ///< in transfers
  Spread walk_steps = {{1, 6, 12}};                          ///< in transfers
  Spread shape_minutes = {{60, 30, 360}, {40, 361, 1'200}};  ///< from a shape's first transfer to its last
  /// Pairs of accounts between two layers of a bipartite shape or a stack that pay.
  std::int64_t shape_density_percent = 100;
  std::int64_t rests_percent = 12;                            ///< hand-offs of which a share stays
  Spread rest_share_percent = {{70, 5, 40}, {30, 41, 100}};   ///< that share
  Spread commission_per_mille = {{60, 0, 10}, {40, 11, 40}};  ///< what a mule keeps of every hand-off
  std::int64_t part_least = 500;                              ///< nothing smaller is split off
  std::int64_t transfers_soft = 400;   ///< a case with more transfers splits no further
  std::int64_t pool_out_percent = 0;   ///< cash-outs that go to a settlement pool instead
  Weights cash_out = {55, 30, 15};     ///< by cash point, merchant's QR code, exchange
  Spread cash_chunk = {{1, 10, 200}};  ///< in notes of 100
  Spread merchant_chunk = {{70, 300, 3'000}, {30, 3'001, 9'999}};
  Spread chunk_gap_seconds = {{1, 25, 180}};
  std::int64_t test_percent = 30;  ///< mules tried with a small payment first
  Spread test_amount = {{1, 1, 10}};
  Spread test_gap_seconds = {{1, 20, 600}};
  std::int64_t lure_percent = 25;            ///< victims who are paid something back
  Spread lure_share_percent = {{1, 3, 30}};  ///< of their first payment
  Spread lure_delay_minutes = {{1, 2, 180}};
  /// 0: no camouflage. 1: small everyday transfers near the case, as the three fields below say.
  /// 2: also salaries, bills, purchases and friends' transfers of ordinary size for weeks on both sides
  /// of the case; a share of every hand-off stays for days; amounts are not round; everything between
  /// 7 and 22 o'clock. 3: also long delays at every mule, very unequal parts, transfers of friends
  /// that make the case's amounts look usual, and three devices for every account.
  std::int64_t camouflage_level = 1;
  Spread camouflage = {{40, 0, 0}, {40, 1, 3}, {20, 4, 10}};  ///< transfers per mule
  Spread camouflage_amount = {{80, 5, 200}, {20, 201, 1'500}};
  std::int64_t camouflage_days = 2;          ///< before the case and after it
  Spread cover = {{1, 8, 25}};               ///< level 2: purchases and friends' transfers per mule
  std::int64_t cover_days = 21;              ///< level 2: before the case and after it
  Spread late_share_percent = {{1, 5, 25}};  ///< level 2: of a hand-off, stays for
  Spread late_hours = {{1, 24, 120}};        ///< level 2: these hours
  Spread long_delay_hours = {{60, 1, 12}, {40, 13, 72}};  ///< level 3: on top of delay_seconds
  Weights mule_accounts = {45, 25, 30};                   ///< dormant before, freshly opened, in ordinary use
  Spread fresh_days = {{1, 1, 25}};                       ///< age of a freshly opened mule account
  Spread gang_devices = {{1, 1, 3}};
  std::int64_t share_device_percent = 60;    ///< mules worked from a device of the gang
  std::int64_t share_phone_percent = 25;     ///< mules registered with a phone of the gang
  std::int64_t multi_account_percent = 0;    ///< mules' accounts held by another mule of the gang
  std::int64_t repeat_holder_percent = 0;    ///< mules' accounts held by a mule of an earlier case
  std::int64_t far_percent = 0;              ///< mules' accounts used in the gang's region, not their own
  std::int64_t frozen_percent = 0;           ///< mules' accounts frozen after the case's first report
  Spread freeze_minutes = {{1, 30, 2'880}};  ///< after that; never before the last stolen money has moved
  std::int64_t closed_percent = 0;           ///< of the other mules' accounts: closed by the holder
  Spread close_days = {{1, 1, 10}};          ///< after the last stolen money has moved
  std::int64_t confirmed_percent = 30;       ///< mules that labels.csv confirms
  std::int64_t cleared_per_mule = 2;         ///< innocent accounts that labels.csv clears, for each of those
  bool operator==(const CaseBehaviour&) const = default;
};

/// Everything that shapes a synthetic ledger, apart from its size and seed.
struct Behaviour {
  LedgerBehaviour ledger;
  PopulationBehaviour population;
  OrdinaryBehaviour ordinary;
  CaseBehaviour cases;
  bool operator==(const Behaviour&) const = default;
};

/// The behaviour of a preset (a name from preset_names()) or of a TOML file with the sections
/// ledger, population, ordinary and cases; keys that are left out keep their default.
/// Throws InvalidQuery naming file, line and key for an unknown key, a wrong type or a number out
/// of range, and UnreadableInput for a file that cannot be read.
[[nodiscard]] Behaviour read_behaviour(const std::string& file_or_preset);

/// The same from text; `name` stands for the file in messages.
[[nodiscard]] Behaviour parse_behaviour(std::string_view toml, const std::string& name);

/// Throws InvalidQuery naming the field if a value is out of its range.
void check_behaviour(const Behaviour&);

}  // namespace sluice

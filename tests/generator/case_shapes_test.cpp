// SPDX-License-Identifier: Apache-2.0
// Every shape that the truth names is looked up in the ledger and held against its definition.
#include "generator/case_shapes.hpp"

#include <algorithm>
#include <set>

#include "generator/presets.hpp"
#include "tests/generator/made_ledger.hpp"
#include "tests/support/catch.hpp"

using namespace sluice;
using made::Folder;
using made::rows_of;

namespace {

struct Move {
  std::size_t order = 0;
  std::string payer, payee;
  std::int64_t second = 0;
};

/// The transfers of one shape, in the ledger's order.
struct Shape {
  std::string kind, case_name;
  std::vector<Move> moves;

  [[nodiscard]] std::set<std::string> payers() const {
    std::set<std::string> found;
    for (const auto& move : moves) found.insert(move.payer);
    return found;
  }
  [[nodiscard]] std::set<std::string> payees() const {
    std::set<std::string> found;
    for (const auto& move : moves) found.insert(move.payee);
    return found;
  }
  [[nodiscard]] std::int64_t seconds() const { return moves.back().second - moves.front().second; }
};

/// Seconds since the first of the month; the ledgers here begin on the first and end in their month.
std::int64_t second_of(const std::string& time) {
  const auto part = [&](std::size_t at) { return std::stoll(time.substr(at, 2)); };
  return ((part(8) * 24 + part(11)) * 60 + part(14)) * 60 + part(17);
}

struct Made {
  explicit Made(const std::string& behaviour, std::uint64_t seed = 3) {
    GenerateQuery query;
    query.directory = folder.path.string();
    query.accounts = 6'000;
    query.transfers = 24'000;
    query.cases = 24;
    query.seed = seed;
    query.behaviour = parse_behaviour("[cases]\n" + behaviour, "test");
    result = generate(query);
    std::map<std::string, Move> by_id;
    for (const auto& row : rows_of(folder.path / "transfers.csv"))
      by_id[row.at("transfer_id")] = {by_id.size(), row.at("payer"), row.at("payee"),
                                      second_of(row.at("time"))};
    for (const auto& row : rows_of(folder.path / "truth-shapes.csv")) {
      auto& shape = shapes[std::stoul(row.at("shape_no"))];
      shape.kind = row.at("kind");
      shape.case_name = row.at("case");
      shape.moves.push_back(by_id.at(row.at("transfer_id")));
    }
  }

  Folder folder;
  Generated result;
  std::map<unsigned long, Shape> shapes;
};

bool in_order(const Shape& shape) { return std::ranges::is_sorted(shape.moves, {}, &Move::order); }

/// Does each transfer begin where the one before it has ended?
bool chained(const Shape& shape) {
  for (std::size_t i = 1; i < shape.moves.size(); ++i)
    if (shape.moves[i - 1].payee != shape.moves[i].payer) return false;
  return true;
}

/// Layers by distance from the accounts that nobody of the shape pays; empty if a transfer skips one,
/// if a pair does not pay exactly once, or if a payment comes before the payer's last receipt.
std::vector<std::set<std::string>> complete_layers(const Shape& shape) {
  std::vector<std::set<std::string>> layers{shape.payers()};
  for (const auto& payee : shape.payees()) layers[0].erase(payee);
  std::size_t pairs = 0;
  while (true) {
    std::set<std::string> next;
    std::set<std::pair<std::string, std::string>> paid;
    std::size_t last_receipt = 0, first_payment = SIZE_MAX;
    for (const auto& move : shape.moves) {
      if (layers.back().contains(move.payee)) last_receipt = std::max(last_receipt, move.order);
      if (!layers.back().contains(move.payer)) continue;
      first_payment = std::min(first_payment, move.order);
      if (!paid.insert({move.payer, move.payee}).second) return {};
      next.insert(move.payee);
    }
    if (next.empty()) break;
    if (paid.size() != layers.back().size() * next.size() || first_payment <= last_receipt) return {};
    pairs += paid.size();
    layers.push_back(next);
  }
  return pairs == shape.moves.size() ? layers : std::vector<std::set<std::string>>{};
}

/// The account that all transfers of the shape have on one side or the other, if there is one.
std::string centre(const Shape& shape) {
  for (const auto& account : shape.payers())
    if (std::ranges::all_of(shape.moves,
                            [&](const Move& m) { return m.payer == account || m.payee == account; }))
      return account;
  return {};
}

bool is_gather_scatter(const Shape& shape, std::size_t least) {
  const auto v = centre(shape);
  std::set<std::string> in, out;
  bool paying = false;
  for (const auto& move : shape.moves) {
    if (move.payee == v && paying) return false;
    paying = move.payer == v;
    (paying ? out : in).insert(paying ? move.payee : move.payer);
  }
  return !v.empty() && in.size() >= least && out.size() >= least;
}

bool is_scatter_gather(const Shape& shape, std::size_t least) {
  const auto s = shape.moves.front().payer, t = shape.moves.back().payee;
  std::set<std::string> given, done;
  for (const auto& move : shape.moves)
    if (move.payer == s)
      given.insert(move.payee);
    else if (move.payee == t && given.contains(move.payer))
      done.insert(move.payer);
    else
      return false;
  return s != t && done.size() >= least && done == given;
}

bool fits_definition(const Shape& shape, std::size_t least) {
  const auto layers = complete_layers(shape);
  const auto wide = [&](const auto& layer) { return layer.size() >= least; };
  if (shape.kind == "fan-in") return shape.payees().size() == 1 && shape.payers().size() >= least;
  if (shape.kind == "fan-out") return shape.payers().size() == 1 && shape.payees().size() >= least;
  if (shape.kind == "gather-scatter") return is_gather_scatter(shape, least);
  if (shape.kind == "scatter-gather") return is_scatter_gather(shape, least);
  if (shape.kind == "bipartite") return layers.size() == 2 && std::ranges::all_of(layers, wide);
  if (shape.kind == "stack") return layers.size() >= 3 && std::ranges::all_of(layers, wide);
  if (!chained(shape)) return false;
  if (shape.kind == "random-walk") return shape.moves.size() >= 6 && shape.moves.size() <= 12;
  return shape.kind == "cycle" && shape.moves.size() >= 3 && shape.moves.size() <= 6
         && shape.payers().size() == shape.moves.size()
         && shape.moves.front().payer == shape.moves.back().payee;
}

}  // namespace

TEST_CASE("every shape occurs, and fits its definition within a day") {
  const auto level = GENERATE(as<std::string>{}, "0", "2");
  const auto seed = GENERATE(std::uint64_t{3}, std::uint64_t{4});
  const Made made("shape_percent = 100\nshapes_per_case = [1, 3]\ncamouflage_level = " + level, seed);
  std::map<std::string, int> kinds;
  for (const auto& [number, shape] : made.shapes) {
    CAPTURE(number, shape.kind, shape.case_name, shape.moves.size());
    CHECK(in_order(shape));
    CHECK(fits_definition(shape, 5));
    CHECK(shape.seconds() <= 24 * 3'600);
    ++kinds[shape.kind];
  }
  CHECK(made.shapes.size() == made.result.shapes);
  CHECK(made.shapes.rbegin()->first == made.shapes.size());
  CHECK(kinds.size() == 8);
}

TEST_CASE("weights choose the shapes, and there are none where none are asked for") {
  for (int kind = 0; kind < 8; ++kind) {
    std::string weights;
    for (int i = 0; i < 8; ++i) weights += i == kind ? "1, " : "0, ";
    const Made made("shape_percent = 100\nshapes = [" + weights + "]");
    CHECK(!made.shapes.empty());
    for (const auto& [number, shape] : made.shapes)
      CHECK(shape.kind == case_shape_name(static_cast<CaseShapeKind>(kind)));
  }
  CHECK(Made("shape_percent = 0").shapes.empty());
}

TEST_CASE("shapes can be made narrower and slower") {
  const Made made("shape_percent = 100\nshape_size = 3\nshape_side = 2\nshape_minutes = 3000");
  int slow = 0;
  for (const auto& [number, shape] : made.shapes) {
    CAPTURE(shape.kind);
    CHECK(fits_definition(shape, 2));
    slow += shape.seconds() > 24 * 3'600 ? 1 : 0;
    if (shape.kind == "fan-out") CHECK(shape.moves.size() == 3);
  }
  CHECK(slow > 0);
}

TEST_CASE("nobody in a planned shape pays more than came, and no money is lost") {
  CaseBehaviour c;
  c.shape_density_percent = 40;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed, 1);
    const auto draft = draw_shape(c, random);
    const auto shape = plan_shape(draft, 0, 50'000'00, 100, {1, 15, 185}, c, random);
    std::vector<std::int64_t> held(draft.mules() + 1);
    held[0] = 50'000'00;
    std::size_t feeding = 0;
    for (const auto& each : shape.transfers) {
      CHECK(each.amount > 0);
      CHECK((held[each.payer] -= each.amount) >= 0);
      held[each.payee] += each.amount;
      feeding += each.feeds ? 1 : 0;
    }
    CHECK(held == shape.left);
    CHECK(shape.transfers.size() - feeding <= draft.transfers());
    CHECK(std::ranges::is_sorted(shape.transfers, {}, &ShapeTransfer::time_ms));
  }
}

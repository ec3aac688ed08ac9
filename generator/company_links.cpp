// SPDX-License-Identifier: Apache-2.0
#include "generator/company_links.hpp"

#include <fmt/format.h>

#include "generator/account_tables.hpp"
#include "generator/calendar.hpp"
#include "generator/random.hpp"
#include "generator/transfer_rows.hpp"

namespace sluice {

namespace {

class CompanyLinks {
 public:
  CompanyLinks(CsvOutput& out, const Population& all, const Behaviour& behaviour)
      : out_(out),
        all_(all),
        behaviour_(behaviour),
        clock_(behaviour.ledger),
        digits_(minor_digits(behaviour.ledger.currency)),
        unit_(minor_unit(behaviour.ledger.currency)),
        random_(all.seed, 0x636F6C) {}

  void write() {
    const auto percent = behaviour_.population.company_links_percent;
    for (std::uint32_t i = 0; i < all_.companies.count; ++i) {
      const auto company = all_.companies.first + i;
      if (!random_.percent(percent)) continue;
      const auto held = random_.between(10, 100);
      const auto& owners = random_.percent(70) ? all_.persons : all_.companies;
      share(owners.pick(random_.next()), company, held);
      if (held < 90 && random_.percent(50)) share(all_.persons.pick(random_.next()), company, 100 - held);
      if (random_.percent(50)) sum("guarantee", company);
      if (random_.percent(33)) sum("loan", company);
    }
  }

 private:
  void begin(std::string_view kind, std::uint32_t a, std::uint32_t b) {
    auto& text = out_.text();
    fmt::format_to(std::back_inserter(text), "{},{},{},", kind, holder_text(all_.accounts[a]),
                   holder_text(all_.accounts[b]));
    clock_.append(text, -random_.between(30, 2'000) * day_ms);
    text += ",,";
  }

  void end() {
    out_.text() += '\n';
    out_.written();
  }

  void share(std::uint32_t owner, std::uint32_t company, std::int64_t percent) {
    if (owner == company) return;
    begin("shareholder", owner, company);
    append_number(out_.text(), static_cast<std::uint64_t>(percent));
    end();
  }

  void sum(std::string_view kind, std::uint32_t company) {
    const auto other = all_.companies.pick(random_.next());
    const auto amount = random_.draw(behaviour_.ordinary.business) * unit_;
    if (other == company) return;
    begin(kind, other, company);
    append_amount(out_.text(), amount, digits_);
    end();
  }

  CsvOutput& out_;
  const Population& all_;
  const Behaviour& behaviour_;
  ClockText clock_;
  int digits_;
  std::int64_t unit_;
  Random random_;
};

}  // namespace

void write_company_links(CsvOutput& out, const Population& all, const Behaviour& behaviour) {
  if (behaviour.population.company_links_percent > 0) CompanyLinks(out, all, behaviour).write();
}

}  // namespace sluice

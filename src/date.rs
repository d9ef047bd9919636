//! Calendar months and days: what labels the horizon and selects dated prices.

use std::fmt;

/// A calendar month, `2026-12`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarMonth {
    months_since_year_0: u32,
}

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl CalendarMonth {
    /// Reads `2026-12`; years 1900 to 2999.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (digits(year, 4)?, digits(month, 2)?);
        ((1900..3000).contains(&year) && (1..=12).contains(&month))
            .then_some(Self { months_since_year_0: year * 12 + month - 1 })
    }

    /// The month `months` later.
    #[must_use]
    pub fn plus(self, months: usize) -> Self {
        Self { months_since_year_0: self.months_since_year_0 + u32::try_from(months).unwrap_or(u32::MAX / 2) }
    }

    /// How many days it has.
    fn days(self) -> u32 {
        let (year, month) = (self.months_since_year_0 / 12, self.months_since_year_0 % 12 + 1);
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// `May 2028`, for sentences.
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} {}", NAMES[self.months_since_year_0 as usize % 12], self.months_since_year_0 / 12)
    }
}

impl fmt::Display for CalendarMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.months_since_year_0 / 12, self.months_since_year_0 % 12 + 1)
    }
}

/// A day of the calendar, `2026-11-21`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    month: CalendarMonth,
    day: u32,
}

impl Day {
    /// Reads `2026-11-21`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.rsplit_once('-')?;
        let (month, day) = (CalendarMonth::parse(month)?, digits(day, 2)?);
        (1..=month.days()).contains(&day).then_some(Self { month, day })
    }

    /// The day that comes `days` after 1970-01-01, as clocks count.
    #[must_use]
    pub fn since_1970(days: u32) -> Self {
        let mut month = CalendarMonth { months_since_year_0: 1970 * 12 };
        let mut left = days;
        while left >= month.days() {
            left -= month.days();
            month = month.plus(1);
        }
        Self { month, day: left + 1 }
    }

    /// The first day of a month.
    #[must_use]
    pub const fn first_of(month: CalendarMonth) -> Self {
        Self { month, day: 1 }
    }

    /// The month it lies in.
    #[must_use]
    pub const fn month(self) -> CalendarMonth {
        self.month
    }

    /// How many days `self` comes after `other`; negative when it comes before.
    #[must_use]
    pub fn days_after(self, other: Self) -> i64 {
        self.number() - other.number()
    }

    /// The days since some day long ago.
    fn number(self) -> i64 {
        // Counted in years that begin with March, so that the leap day comes last.
        let (year, month) = (self.month.months_since_year_0 / 12, self.month.months_since_year_0 % 12);
        let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
        let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + self.day;
        i64::from(days)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month, self.day)
    }
}

fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_on_over_the_year() {
        let start = CalendarMonth::parse("2026-12").unwrap();
        assert_eq!(start.to_string(), "2026-12");
        assert_eq!(start.plus(17).to_string(), "2028-05");
        assert_eq!(start.plus(17).in_words(), "May 2028");
        for wrong in ["2026-13", "2026-00", "26-12", "2026-1", "2026/12", "+026-12", "", "2026-12-01"] {
            assert_eq!(CalendarMonth::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_of_the_calendar() {
        for right in ["2026-11-21", "2028-02-29", "2000-02-29"] {
            assert_eq!(Day::parse(right).unwrap().to_string(), right);
        }
        for wrong in ["2026-02-29", "2100-02-29", "2026-11-31", "2026-11", "2026-11-00", "21.11.2026"] {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("2028-03-01").days_after(day("2028-02-28")), 2);
        assert_eq!(day("2027-03-01").days_after(day("2027-02-28")), 1);
        assert_eq!(day("2027-11-21").days_after(day("2026-11-21")), 365);
        assert_eq!(Day::since_1970(0), day("1970-01-01"));
        assert_eq!(Day::since_1970(20_778), day("2026-11-21"));
        assert_eq!(day("2026-11-21").days_after(day("1970-01-01")), 20_778);
        assert_eq!(day("2000-01-01").days_after(day("1999-12-31")), 1);
        assert_eq!(day("2026-11-21").days_after(day("2026-12-01")), -10);
        assert_eq!(Day::first_of(day("2026-12-31").month()).to_string(), "2026-12-01");
    }
}

-- What the centre keeps. A hall's head and its visits change in one transaction.

CREATE TABLE IF NOT EXISTS hall (
  id VARCHAR(40) PRIMARY KEY,
  epoch BIGINT NOT NULL,
  next BIGINT NOT NULL,
  digest VARCHAR(128) NOT NULL,
  boot VARCHAR(64) NOT NULL,
  boot_before VARCHAR(64) NOT NULL,
  epoch_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  restated BOOLEAN NOT NULL,
  held_until TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  record_head BIGINT NOT NULL,
  received_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  skew_millis BIGINT NOT NULL,
  clock VARCHAR(20) NOT NULL,
  names VARCHAR(100000) NOT NULL
);

CREATE TABLE IF NOT EXISTS visit (
  hall VARCHAR(40) NOT NULL,
  ticket VARCHAR(40) NOT NULL,
  epoch BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  business_day DATE NOT NULL,
  ticket_number VARCHAR(12) NOT NULL,
  service VARCHAR(40) NOT NULL,
  series VARCHAR(2) NOT NULL,
  priority VARCHAR(20) NOT NULL,
  state VARCHAR(20) NOT NULL,
  taken_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  called_at TIMESTAMP(9) WITH TIME ZONE,
  started_at TIMESTAMP(9) WITH TIME ZONE,
  ended_at TIMESTAMP(9) WITH TIME ZONE,
  changed_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  window_number INT,
  clerk VARCHAR(40),
  calls INT,
  feedback VARCHAR(20) NOT NULL,
  rating INT,
  rating_source VARCHAR(20),
  received_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  extra CLOB NOT NULL,
  PRIMARY KEY (hall, ticket)
);

-- The ratings asked before the newest: levels separated by commas, 0 where nobody answered.
ALTER TABLE visit ADD COLUMN IF NOT EXISTS earlier VARCHAR(4000) DEFAULT '' NOT NULL;
ALTER TABLE visit ADD COLUMN IF NOT EXISTS earlier_rated INT DEFAULT 0 NOT NULL;
ALTER TABLE visit ADD COLUMN IF NOT EXISTS earlier_satisfied INT DEFAULT 0 NOT NULL;

-- Visits entered afterwards (补录): when that was done, and whether their wait is known.
ALTER TABLE visit ADD COLUMN IF NOT EXISTS late_at TIMESTAMP(9) WITH TIME ZONE;
ALTER TABLE visit ADD COLUMN IF NOT EXISTS wait_known BOOLEAN DEFAULT TRUE NOT NULL;

CREATE INDEX IF NOT EXISTS visit_by_day ON visit (hall, business_day, seq);

-- Records of kinds this centre does not know yet, and records that could not be read.
CREATE TABLE IF NOT EXISTS aside (
  hall VARCHAR(40) NOT NULL,
  epoch BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  id VARCHAR(120) NOT NULL,
  code VARCHAR(40) NOT NULL,
  field VARCHAR(40) NOT NULL,
  received_at TIMESTAMP(9) WITH TIME ZONE NOT NULL,
  body CLOB NOT NULL,
  PRIMARY KEY (hall, epoch, seq, id)
);

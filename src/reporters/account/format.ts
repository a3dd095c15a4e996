import type { MigrationAccount } from '../../domain/migration.js';
import type { ReporterOptions } from '../reporter.js';

/** How an account of a migration is written: a pure function. */
export interface AccountFormat {
  readonly name: string;
  write(account: MigrationAccount, options: Pick<ReporterOptions, 'colour' | 'width'>): string;
}

/** 0: nothing is left to decide; 1: something is. */
export function exitCodeOfAccount({ decisions }: MigrationAccount): 0 | 1 {
  return decisions.length > 0 ? 1 : 0;
}

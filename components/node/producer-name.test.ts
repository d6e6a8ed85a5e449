import { describe, expect, it } from 'vitest';

import { producerName } from './producer-name';

describe('producerName', () => {
  it.each([
    ['https://github.com/OpenLineage/OpenLineage/tree/1.30.1/integration/spark', 'spark 1.30.1'],
    [
      'https://github.com/apache/airflow/tree/providers-openlineage/2.2.0',
      'providers-openlineage 2.2.0',
    ],
    ['https://github.com/OpenLineage/OpenLineage', 'OpenLineage'],
    ['https://example.com/jobs/first', 'example.com/jobs/first'],
    ['https://example.com', 'example.com'],
    ['javascript:alert(1)', '/alert(1)'],
    ['my producer', 'my producer'],
  ])('says for %s: %s', (producer, name) => {
    expect(producerName(producer)).toBe(name);
  });
});
